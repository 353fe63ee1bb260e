import { useApi } from '@backstage/core-plugin-api';
import type {
  ServiceActionId,
  ServiceActionRequest,
  ServiceActionResult,
} from '@quarterdeck/plugin-service-health-common';
import { useState } from 'react';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';

/** How far an action is. */
export type ActionProgress =
  | { step: 'asking' }
  | { step: 'acting' }
  | { step: 'done'; result: ServiceActionResult }
  | { step: 'failed'; error: Error };

/** Takes an action, once at a time. */
export function useAction(
  entityRef: string,
  id: ServiceActionId,
  onDone: () => void,
) {
  const api = useApi(serviceHealthApiRef);
  const [progress, setProgress] = useState<ActionProgress>({ step: 'asking' });

  const act = async (request: ServiceActionRequest) => {
    if (progress.step === 'acting') return;
    setProgress({ step: 'acting' });
    try {
      const result = await api.takeAction(entityRef, id, request);
      setProgress({ step: 'done', result });
      onDone();
    } catch (error) {
      setProgress({ step: 'failed', error: toError(error) });
    }
  };
  return { progress, act };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

import { useApi } from '@backstage/core-plugin-api';
import {
  type DeploymentUpdate,
  EVENTS_PER_ANSWER,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from './environmentsApiRef';
import { type Polled, usePolling } from './usePolling';

const POLL_INTERVAL_MS = 1_500;

/**
 * Follows a deployment with all its events, until it is over.
 *
 * @param deploymentId - undefined while it is not known
 */
export function useDeployment(
  deploymentId: string | undefined,
): Polled<DeploymentUpdate | undefined> {
  const api = useApi(environmentsApiRef);
  return usePolling<DeploymentUpdate | undefined>(
    async last => {
      if (!deploymentId) return undefined;
      let events = last?.events ?? [];
      for (;;) {
        const update = await api.follow(deploymentId, events.at(-1)?.n ?? 0);
        events = [...events, ...update.events];
        if (update.events.length < EVENTS_PER_ANSWER) {
          return { ...update, events };
        }
      }
    },
    deploymentId ?? '',
    last => {
      if (!deploymentId) return undefined;
      const isOver = last && isDeploymentOver(last.deployment.status);
      return isOver ? undefined : POLL_INTERVAL_MS;
    },
  );
}

import { useApi } from '@backstage/core-plugin-api';
import type {
  QueryPosition,
  RunEstimate,
  Run,
  StartRunGroupRequest,
  StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { useRef, useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { errorPosition, refusalOf } from '../api/errors';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { newKey } from './newKey';

/** What is to be run: one query in one place, or in several at once. */
export type WantedRun =
  | { kind: 'one'; request: StartRunRequest }
  | { kind: 'group'; request: StartRunGroupRequest };

/** Why a run could not be started. */
export interface StartProblem {
  message: string;
  position?: QueryPosition;
  /** The parameter that lacks a value, or has a wrong one. */
  parameter?: string;
}

/** A run that waits for somebody to agree to its price. */
export interface Unconfirmed {
  wanted: WantedRun;
  estimate: RunEstimate;
}

/** Starts runs, one at a time. */
export function useStartRun(onStarted: (runs: readonly Run[]) => void) {
  const api = useApi(logQueriesApiRef);
  const isBusy = useRef(false);
  const [isStarting, setStarting] = useState(false);
  const [problem, setProblem] = useState<StartProblem>();
  const [unconfirmed, setUnconfirmed] = useState<Unconfirmed>();

  async function start(wanted: WantedRun): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setStarting(true);
    setProblem(undefined);
    setUnconfirmed(undefined);
    const idempotencyKey = newKey();
    try {
      onStarted(
        wanted.kind === 'group'
          ? (await api.startRunGroup({ ...wanted.request, idempotencyKey }))
              .runs
          : [await api.startRun({ ...wanted.request, idempotencyKey })],
      );
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal?.reason === 'confirmation-needed') {
        setUnconfirmed({ wanted, estimate: refusal.estimate });
      } else {
        setProblem({
          message: messageOf(error),
          position: errorPosition(error),
          parameter:
            refusal?.reason === 'parameter' ? refusal.parameter : undefined,
        });
      }
    } finally {
      isBusy.current = false;
      setStarting(false);
    }
  }

  /** Starts what waited, at the price that was shown. */
  async function confirm(): Promise<void> {
    if (!unconfirmed) return;
    await start(
      withPrice(unconfirmed.wanted, unconfirmed.estimate.costUsd ?? 0),
    );
  }

  return {
    start,
    confirm,
    isStarting,
    problem,
    unconfirmed,
    forgetConfirmation: () => setUnconfirmed(undefined),
    forgetProblem: () => setProblem(undefined),
  };
}

function withPrice(wanted: WantedRun, confirmedUsd: number): WantedRun {
  return wanted.kind === 'group'
    ? { kind: 'group', request: { ...wanted.request, confirmedUsd } }
    : { kind: 'one', request: { ...wanted.request, confirmedUsd } };
}

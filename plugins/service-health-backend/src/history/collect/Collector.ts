import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  HistoryCollectorId,
  Problem,
} from '@quarterdeck/plugin-service-health-common';
import type {
  AlarmTarget,
  DatabaseTarget,
  EcsTarget,
} from '../../targets/targets';

/** What entities point at in one account and region. */
export interface CollectedTargets {
  ecs: EcsTarget[];
  alarm: AlarmTarget[];
  database: DatabaseTarget[];
}

/** One collection in one account and region. */
export interface Round {
  scope: AwsTarget;
  targets: CollectedTargets;
  /** When the last one went well; absent when none did. */
  since?: Date;
  now: Date;
  /** Ends when the time of the round is over. */
  signal: AbortSignal;
}

/**
 * Collects one kind of what AWS forgets.
 *
 * @remarks
 * What it throws is the problem of the round. It answers with a problem when
 * it could collect something, but not everything.
 */
export interface Collector {
  readonly id: HistoryCollectorId;
  /** Whether there is anything to collect from. */
  concerns(targets: CollectedTargets): boolean;
  collect(round: Round): Promise<Problem | undefined>;
}

/** So many calls of one round run at the same time: there is no hurry. */
export const CALLS_AT_A_TIME = 4;

const MINUTE_MS = 60_000;

/** AWS shows some things late; what is seen twice is kept once. */
const OVERLAP_MINUTES = 30;

/**
 * From when on to ask.
 *
 * @param longestDays - how far back AWS goes
 */
export function askedSince({ since, now }: Round, longestDays: number): Date {
  const oldest = now.getTime() - longestDays * 24 * 60 * MINUTE_MS;
  const last = since ? since.getTime() - OVERLAP_MINUTES * MINUTE_MS : oldest;
  return new Date(Math.max(oldest, last));
}

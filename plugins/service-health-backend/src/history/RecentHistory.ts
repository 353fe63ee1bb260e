import type {
  DatabaseHistory,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import { LRUCache } from 'lru-cache';
import type { LimitsByTarget } from '../metrics/annotateMetrics';
import type { EntityTargets } from '../targets/targets';
import { DatabaseHistories } from './DatabaseHistories';
import type { History } from './startHistory';
import type { AlarmTransitionRow } from './tables';

const HOURS = 24;
const HOUR_MS = 3_600_000;
const MOST_KEPT = 500;

/** What has been collected of some targets, for the page of their entity. */
export interface Recent {
  start: Date;
  end: Date;
  /** Between the two. */
  alarmTransitions: AlarmTransitionRow[];
  databases: Reading<DatabaseHistory>[];
  /** What metrics of the databases may reach. */
  limits: LimitsByTarget;
}

/**
 * The last day of what is collected in the background. The collectors look
 * every few minutes, so what the database said is kept for as long as a reading
 * of AWS is, for all who look.
 */
export class RecentHistory {
  readonly #databases: DatabaseHistories;
  readonly #kept: LRUCache<string, Recent, EntityTargets>;

  constructor(
    private readonly history: Pick<History, 'databases' | 'log' | 'store'>,
    { freshSeconds }: { freshSeconds: number },
  ) {
    this.#databases = new DatabaseHistories(history.databases, history.log);
    this.#kept = new LRUCache({
      max: MOST_KEPT,
      ttl: Math.ceil(freshSeconds * 1_000),
      fetchMethod: (_key, _stale, { context }) => this.read(context),
    });
  }

  async of(targets: EntityTargets): Promise<Recent> {
    const key = [...targets.alarm, ...targets.database]
      .map(({ arn }) => arn)
      .join(',');
    return this.#kept.forceFetch(key, { context: targets });
  }

  private async read({ alarm, database }: EntityTargets): Promise<Recent> {
    const { databases, store } = this.history;
    const end = new Date();
    const start = new Date(end.getTime() - HOURS * HOUR_MS);
    const alarmArns = alarm.map(({ arn }) => arn);
    const [alarmTransitions, readings, limits] = await Promise.all([
      store.alarmTransitions({ alarmArns, start, end }),
      this.#databases.read(database),
      databases.limits(database),
    ]);
    return { start, end, alarmTransitions, databases: readings, limits };
  }
}

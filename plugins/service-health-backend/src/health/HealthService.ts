import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Alarm,
  type Database,
  type EcsService,
  type HealthReport,
  type LoadBalancer,
  type MetricsReport,
  type Reading,
  type Readings,
  rollUp,
  shownValue,
  type TargetKind,
  type TargetMetrics,
} from '@quarterdeck/plugin-service-health-common';
import {
  annotateMetrics,
  type LimitsByTarget,
} from '../metrics/annotateMetrics';
import type { MetricTarget } from '../metrics/definitions';
import { MetricSource } from '../metrics/metricSource';
import type { MetricRange } from '../metrics/range';
import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../readings/ReadingStore';
import { AlarmSource } from '../sources/alarmSource';
import { DatabaseSource } from '../sources/databaseSource';
import { EcsSource } from '../sources/ecsSource';
import { LoadBalancerSource } from '../sources/loadBalancerSource';
import type { Located } from '../sources/source';
import { readTargets } from '../targets/readTargets';
import type {
  AlarmTarget,
  DatabaseTarget,
  EcsTarget,
  EntityTargets,
  LoadBalancerTarget,
} from '../targets/targets';

/**
 * How closely to look. `full` is for someone who reads the page of an entity;
 * `glance` is for hundreds at once: no tasks of services that are as desired,
 * and no targets of load balancers, for which AWS has no batched call.
 */
export type Depth = 'full' | 'glance';

/** Reads the health of entities, many at once; one is a batch of one. */
export class HealthService {
  readonly #ecsSources: Record<Depth, EcsSource>;
  readonly #databaseSource: DatabaseSource;
  readonly #loadBalancerSource: LoadBalancerSource;
  readonly #alarmSource: AlarmSource;

  readonly #ecs: ReadingStore<EcsTarget, EcsService>;
  readonly #databases: ReadingStore<DatabaseTarget, Database>;
  readonly #loadBalancers: ReadingStore<LoadBalancerTarget, LoadBalancer>;
  readonly #alarms: ReadingStore<AlarmTarget, Alarm>;
  /** By period, for a reading of metrics is fresh for one period. */
  readonly #metrics = new Map<
    number,
    ReadingStore<MetricTarget, TargetMetrics>
  >();

  /**
   * @param limitsOf - what metrics of these databases may reach
   */
  constructor(
    private readonly clients: AwsClients,
    private readonly timing: ReadingStoreOptions,
    private readonly limitsOf: (
      targets: DatabaseTarget[],
    ) => Promise<LimitsByTarget>,
  ) {
    this.#ecs = new ReadingStore(timing);
    this.#databases = new ReadingStore(timing);
    this.#loadBalancers = new ReadingStore(timing);
    this.#alarms = new ReadingStore(timing);
    this.#ecsSources = {
      full: new EcsSource(clients, { tasks: 'all' }),
      glance: new EcsSource(clients, { tasks: 'unwell' }),
    };
    this.#databaseSource = new DatabaseSource(clients);
    this.#loadBalancerSource = new LoadBalancerSource(clients);
    this.#alarmSource = new AlarmSource(clients);
  }

  /** One report for each entity, in their order. */
  async reports(entities: Entity[], depth: Depth): Promise<HealthReport[]> {
    const targetsOf = entities.map(readTargets);
    const all = <TTarget extends Located>(
      pick: (targets: EntityTargets) => TTarget[],
    ) => unique(targetsOf.flatMap(pick));

    const [ecs, databases, loadBalancers, alarms] = await Promise.all([
      byTarget(
        this.#ecs.read(
          this.#ecsSources[depth],
          all(targets => targets.ecs),
          `#${depth}`,
        ),
      ),
      byTarget(
        this.#databases.read(
          this.#databaseSource,
          all(targets => targets.database),
        ),
      ),
      byTarget(
        this.#loadBalancers.read(
          this.#loadBalancerSource,
          depth === 'full' ? all(targets => targets.loadBalancer) : [],
        ),
      ),
      byTarget(
        this.#alarms.read(
          this.#alarmSource,
          all(targets => targets.alarm),
        ),
      ),
    ]);

    const now = new Date();
    return entities.map((entity, index) => {
      const targets = targetsOf[index];
      const readings: Readings = {
        ecs: readingsOf('ecs', targets, ecs, now),
        database: readingsOf('database', targets, databases, now),
        loadBalancer: readingsOf('loadBalancer', targets, loadBalancers, now),
        alarm: readingsOf('alarm', targets, alarms, now),
      };
      return {
        entityRef: stringifyEntityRef(entity),
        at: now.toISOString(),
        verdict: rollUp(readings, now),
        readings,
      };
    });
  }

  /** The metrics of all that an entity points at. */
  async metrics(entity: Entity, range: MetricRange): Promise<MetricsReport> {
    const { ecs, database, loadBalancer, alarm } = readTargets(entity);
    const targets = unique<MetricTarget>([
      ...ecs,
      ...database,
      ...loadBalancer,
    ]);
    const [readings, alarms, limits] = await Promise.all([
      this.metricStore(range.periodSeconds).read(
        new MetricSource(this.clients, range),
        targets,
        rangeKey(range, Date.now() / 1_000),
      ),
      this.#alarms.read(this.#alarmSource, unique(alarm)),
      this.limitsOf(database),
    ]);
    return {
      entityRef: stringifyEntityRef(entity),
      targets: annotateMetrics(
        readings,
        targets,
        alarms.flatMap(reading => shownValue(reading) ?? []),
        limits,
      ),
    };
  }

  private metricStore(periodSeconds: number) {
    let store = this.#metrics.get(periodSeconds);
    if (!store) {
      store = new ReadingStore({ ...this.timing, freshSeconds: periodSeconds });
      this.#metrics.set(periodSeconds, store);
    }
    return store;
  }
}

/**
 * A range that ends now moves on with the clock and stays the same question,
 * so that its last good answer is found when the next one fails.
 */
function rangeKey(range: MetricRange, nowSeconds: number): string {
  const { startSeconds, endSeconds, periodSeconds } = range;
  const endsNow = endSeconds >= nowSeconds - 2 * periodSeconds;
  return endsNow
    ? `#last-${endSeconds - startSeconds}`
    : `#${startSeconds}-${endSeconds}`;
}

/** Two entities may point at the same resource. */
function unique<TTarget extends Located>(targets: TTarget[]): TTarget[] {
  return [...new Map(targets.map(target => [target.arn, target])).values()];
}

async function byTarget<TValue>(
  readings: Promise<Reading<TValue>[]>,
): Promise<Map<string, Reading<TValue>>> {
  return new Map((await readings).map(reading => [reading.target, reading]));
}

/** An entity's part of all readings, and what was not worth asking AWS. */
function readingsOf<TValue>(
  kind: TargetKind,
  targets: EntityTargets,
  readings: Map<string, Reading<TValue>>,
  now: Date,
): Reading<TValue>[] {
  return [
    ...targets[kind].flatMap(({ arn }) => readings.get(arn) ?? []),
    ...targets.invalid
      .filter(invalid => invalid.kind === kind)
      .map(({ text, problem }) => ({
        target: text,
        at: now.toISOString(),
        problem,
      })),
  ];
}

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
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import { MutedAlarmSource } from '../actions/mutes/MutedAlarmSource';
import type { MuteStore } from '../actions/mutes/MuteStore';
import {
  annotateMetrics,
  type LimitsByTarget,
} from '../metrics/annotateMetrics';
import type { MetricTarget } from '../metrics/definitions';
import { MetricReader } from '../metrics/MetricReader';
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
import type { TargetFinder } from '../targets/TargetFinder';
import type {
  AlarmTarget,
  DatabaseTarget,
  EcsTarget,
  EntityTargets,
  LoadBalancerTarget,
} from '../targets/targets';
import { reportOf } from './reportOf';

/**
 * Reads the health of entities as closely as AWS allows, many at once; one is
 * a batch of one. For hundreds at a time there is the fleet.
 */
export class HealthService {
  readonly #ecsSource: EcsSource;
  readonly #databaseSource: DatabaseSource;
  readonly #loadBalancerSource: LoadBalancerSource;
  readonly #alarmSource: MutedAlarmSource;

  readonly #ecs: ReadingStore<EcsTarget, EcsService>;
  readonly #databases: ReadingStore<DatabaseTarget, Database>;
  readonly #loadBalancers: ReadingStore<LoadBalancerTarget, LoadBalancer>;
  readonly #alarms: ReadingStore<AlarmTarget, Alarm>;
  readonly #metrics: MetricReader;

  /**
   * @param timing - A reading is asked for once in so many seconds, by however
   * many viewers. A failed one is tried again sooner, a slow one given up.
   * @param limitsOf - what metrics of the databases may reach
   */
  constructor(
    clients: AwsClients,
    private readonly targets: TargetFinder,
    mutes: MuteStore,
    timing: ReadingStoreOptions,
    private readonly limitsOf: (
      targets: EntityTargets,
    ) => Promise<LimitsByTarget>,
  ) {
    this.#ecs = new ReadingStore(timing);
    this.#databases = new ReadingStore(timing);
    this.#loadBalancers = new ReadingStore(timing);
    this.#alarms = new ReadingStore(timing);
    this.#ecsSource = new EcsSource(clients);
    this.#databaseSource = new DatabaseSource(clients);
    this.#loadBalancerSource = new LoadBalancerSource(clients);
    this.#alarmSource = new MutedAlarmSource(new AlarmSource(clients), mutes);
    this.#metrics = new MetricReader(clients, timing);
  }

  /** One report for each entity, in their order. */
  async reports(entities: Entity[]): Promise<HealthReport[]> {
    const targetsOf = await this.targets.find(entities);
    const all = <TTarget extends Located>(
      pick: (targets: EntityTargets) => TTarget[],
    ) => unique(targetsOf.flatMap(pick));

    const [ecs, database, loadBalancer, alarm] = await Promise.all([
      byTarget(
        this.#ecs.read(
          this.#ecsSource,
          all(targets => targets.ecs),
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
          all(targets => targets.loadBalancer),
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
    return entities.map((entity, index) =>
      reportOf(
        entity,
        targetsOf[index],
        { ecs, database, loadBalancer, alarm },
        now,
      ),
    );
  }

  /** Something was done to a target: the next look is a new one. */
  forget(targetArn: string): void {
    this.#ecs.forget(targetArn);
    this.#alarms.forget(targetArn);
  }

  /** The metrics of all that an entity points at. */
  async metrics(entity: Entity, range: MetricRange): Promise<MetricsReport> {
    const [found] = await this.targets.find([entity]);
    const { ecs, database, loadBalancer, alarm } = found;
    const targets = unique<MetricTarget>([
      ...ecs,
      ...database,
      ...loadBalancer,
    ]);
    const [readings, alarms, limits] = await Promise.all([
      this.#metrics.read(targets, range),
      this.#alarms.read(this.#alarmSource, unique(alarm)),
      this.limitsOf(found),
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

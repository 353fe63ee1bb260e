import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type {
  Alarm,
  Database,
  EcsService,
  HealthReport,
  LoadBalancer,
  MetricsReport,
  Reading,
} from '@quarterdeck/plugin-service-health-common';
import { MetricReader } from '../metrics/MetricReader';
import type { MetricRange } from '../metrics/range';
import { ReadingStore } from '../readings/ReadingStore';
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
 * A reading is asked for once in so many seconds, by however many viewers. A
 * failed one is tried again sooner, and a slow one given up.
 */
const TIMING = { freshSeconds: 10, retrySeconds: 5, timeoutSeconds: 8 };

/**
 * Reads the health of entities as closely as AWS allows, many at once; one is
 * a batch of one. For hundreds at a time there is the fleet.
 */
export class HealthService {
  readonly #ecsSource: EcsSource;
  readonly #databaseSource: DatabaseSource;
  readonly #loadBalancerSource: LoadBalancerSource;
  readonly #alarmSource: AlarmSource;

  readonly #ecs = new ReadingStore<EcsTarget, EcsService>(TIMING);
  readonly #databases = new ReadingStore<DatabaseTarget, Database>(TIMING);
  readonly #loadBalancers = new ReadingStore<LoadBalancerTarget, LoadBalancer>(
    TIMING,
  );
  readonly #alarms = new ReadingStore<AlarmTarget, Alarm>(TIMING);
  readonly #metrics: MetricReader;

  constructor(clients: AwsClients, private readonly targets: TargetFinder) {
    this.#ecsSource = new EcsSource(clients);
    this.#databaseSource = new DatabaseSource(clients);
    this.#loadBalancerSource = new LoadBalancerSource(clients);
    this.#alarmSource = new AlarmSource(clients);
    this.#metrics = new MetricReader(clients, TIMING);
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

  /** The metrics of all that an entity points at. */
  async metrics(entity: Entity, range: MetricRange): Promise<MetricsReport> {
    const [{ ecs, database, loadBalancer }] = await this.targets.find([entity]);
    return {
      entityRef: stringifyEntityRef(entity),
      targets: await this.#metrics.read(
        unique([...ecs, ...database, ...loadBalancer]),
        range,
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

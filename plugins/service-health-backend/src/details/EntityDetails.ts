import type { Entity } from '@backstage/catalog-model';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type AlarmStrip,
  type HealthDetails,
  type HealthReport,
  type ServiceRollout,
  type ServiceScaling,
  shownValue,
} from '@quarterdeck/plugin-service-health-common';
import { groupedBy } from '../batches';
import { alarmStrip } from '../history/alarmStrip';
import type { History } from '../history/startHistory';
import type { AlarmTransitionRow } from '../history/tables';
import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../readings/ReadingStore';
import { RolloutSource } from '../sources/rolloutSource';
import { ScalingSource } from '../sources/scalingSource';
import type { TargetFinder } from '../targets/TargetFinder';
import type { EcsTarget } from '../targets/targets';
import { DatabaseHistories } from './DatabaseHistories';
import { matchTasks } from './matchTasks';

const STRIP_HOURS = 24;
const HOUR_MS = 3_600_000;

/** What only the page of one entity shows, beside its readings. */
export class EntityDetails {
  readonly #scalingSource: ScalingSource;
  readonly #rolloutSource: RolloutSource;
  readonly #scaling: ReadingStore<EcsTarget, ServiceScaling>;
  readonly #databases: DatabaseHistories;
  readonly #rollouts: ReadingStore<EcsTarget, ServiceRollout[]>;

  constructor(
    clients: AwsClients,
    private readonly targets: TargetFinder,
    timing: ReadingStoreOptions,
    private readonly history: History,
  ) {
    this.#databases = new DatabaseHistories(history.databases, history.log);
    this.#scalingSource = new ScalingSource(clients);
    this.#rolloutSource = new RolloutSource(clients);
    this.#scaling = new ReadingStore(timing);
    this.#rollouts = new ReadingStore(timing);
  }

  /** Something was done to a target: the next look is a new one. */
  forget(targetArn: string): void {
    this.#scaling.forget(targetArn);
    this.#rollouts.forget(targetArn);
  }

  /** Adds the details to a report, which is read at the same time. */
  async addTo(
    report: Promise<HealthReport>,
    entity: Entity,
  ): Promise<HealthReport> {
    const [targets] = await this.targets.find([entity]);
    const end = new Date();
    const start = new Date(end.getTime() - STRIP_HOURS * HOUR_MS);
    const alarmArns = targets.alarm.map(({ arn }) => arn);
    const [plain, scaling, rollouts, databaseHistory, transitions] =
      await Promise.all([
        report,
        this.#scaling.read(this.#scalingSource, targets.ecs),
        this.#rollouts.read(this.#rolloutSource, targets.ecs),
        this.#databases.read(targets.database),
        this.history.store.alarmTransitions({ alarmArns, start, end }),
      ]);
    const details: HealthDetails = {
      scaling,
      rollouts,
      databaseHistory,
      alarmStrips: stripsOf(plain, transitions, start, end),
    };
    return { ...plain, readings: matchTasks(plain.readings), details };
  }
}

function stripsOf(
  { readings }: HealthReport,
  transitions: AlarmTransitionRow[],
  start: Date,
  end: Date,
): AlarmStrip[] {
  const byAlarm = groupedBy(transitions, row => row.alarm_arn);
  return readings.alarm
    .flatMap(reading => shownValue(reading) ?? [])
    .map(alarm => alarmStrip(alarm, byAlarm.get(alarm.arn) ?? [], start, end));
}

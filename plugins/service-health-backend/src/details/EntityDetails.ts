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
import type { Recent, RecentHistory } from '../history/RecentHistory';
import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../readings/ReadingStore';
import { RolloutSource } from '../sources/rolloutSource';
import { ScalingSource } from '../sources/scalingSource';
import type { TargetFinder } from '../targets/TargetFinder';
import type { EcsTarget } from '../targets/targets';
import { matchTasks } from './matchTasks';

/** What only the page of one entity shows, beside its readings. */
export class EntityDetails {
  readonly #scalingSource: ScalingSource;
  readonly #rolloutSource: RolloutSource;
  readonly #scaling: ReadingStore<EcsTarget, ServiceScaling>;
  readonly #rollouts: ReadingStore<EcsTarget, ServiceRollout[]>;

  constructor(
    clients: AwsClients,
    private readonly targets: TargetFinder,
    timing: ReadingStoreOptions,
    private readonly recent: RecentHistory,
  ) {
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
    const [plain, scaling, rollouts, recent] = await Promise.all([
      report,
      this.#scaling.read(this.#scalingSource, targets.ecs),
      this.#rollouts.read(this.#rolloutSource, targets.ecs),
      this.recent.of(targets),
    ]);
    const details: HealthDetails = {
      scaling,
      rollouts,
      databaseHistory: recent.databases,
      alarmStrips: stripsOf(plain, recent),
    };
    return { ...plain, readings: matchTasks(plain.readings), details };
  }
}

function stripsOf(
  { readings }: HealthReport,
  { alarmTransitions, start, end }: Recent,
): AlarmStrip[] {
  const byAlarm = groupedBy(alarmTransitions, row => row.alarm_arn);
  return readings.alarm
    .flatMap(reading => shownValue(reading) ?? [])
    .map(alarm => alarmStrip(alarm, byAlarm.get(alarm.arn) ?? [], start, end));
}

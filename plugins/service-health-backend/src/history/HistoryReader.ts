import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  HealthHistory,
  StoppedTaskRecord,
} from '@quarterdeck/plugin-service-health-common';
import type { TargetFinder } from '../targets/TargetFinder';
import type { EntityTargets } from '../targets/targets';
import type { CollectionLog } from './CollectionLog';
import type { HistoryStore } from './HistoryStore';
import type { StoppedTaskRow } from './tables';

/** What the portal keeps of one entity. */
export class HistoryReader {
  constructor(
    private readonly targets: TargetFinder,
    private readonly store: HistoryStore,
    private readonly log: CollectionLog,
    private readonly keptDays: number,
  ) {}

  async read(
    entity: Entity,
    range: { start: Date; end: Date },
  ): Promise<HealthHistory> {
    const [targets] = await this.targets.find([entity]);
    const nameOf = new Map(targets.alarm.map(({ arn, name }) => [arn, name]));
    const query = {
      ...range,
      serviceArns: targets.ecs.map(({ arn }) => arn),
      alarmArns: [...nameOf.keys()],
      databaseArns: targets.database.map(({ arn }) => arn),
    };
    const [stopped, events, databaseEvents, transitions, deployments, gaps] =
      await Promise.all([
        this.store.stoppedTasks(query),
        this.store.serviceEvents(query),
        this.store.databaseEvents(query),
        this.store.alarmTransitions(query),
        this.store.deployments(query),
        this.log.gaps(placesOf(targets)),
      ]);
    return {
      entityRef: stringifyEntityRef(entity),
      start: range.start.toISOString(),
      end: range.end.toISOString(),
      keptDays: this.keptDays,
      stoppedTasks: stopped.map(toRecord),
      events: events.map(row => ({
        serviceArn: row.service_arn,
        at: row.at.toISOString(),
        message: row.message,
      })),
      databaseEvents: databaseEvents.map(row => ({
        databaseArn: row.database_arn,
        at: row.at.toISOString(),
        message: row.message,
        categories: row.categories,
      })),
      alarmTransitions: transitions.map(row => ({
        alarmArn: row.alarm_arn,
        alarmName: nameOf.get(row.alarm_arn) ?? row.alarm_arn,
        at: row.at.toISOString(),
        from: row.from_state ?? undefined,
        to: row.to_state,
        reason: row.reason ?? undefined,
      })),
      deployments: deployments.map(row => ({
        serviceArn: row.service_arn,
        id: row.deployment_id,
        revision: row.revision ?? undefined,
        images: row.images,
        startedAt: row.started_at.toISOString(),
        rolloutState: row.rollout_state ?? undefined,
      })),
      gaps,
    };
  }
}

function toRecord(row: StoppedTaskRow): StoppedTaskRecord {
  return {
    ...row.task,
    serviceArn: row.service_arn,
    ...(row.log && { log: row.log }),
    ...(row.log_problem && { logProblem: row.log_problem }),
  };
}

function placesOf({ ecs, alarm, database }: EntityTargets): AwsTarget[] {
  const places = [...ecs, ...alarm, ...database].map(
    ({ accountId, region }) =>
      [`${accountId}/${region}`, { accountId, region }] as const,
  );
  return [...new Map(places).values()];
}

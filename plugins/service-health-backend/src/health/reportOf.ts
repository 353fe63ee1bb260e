import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type HealthReport,
  type Reading,
  type Readings,
  rollUp,
  type TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import type { EntityTargets } from '../targets/targets';

/** Readings of one kind by the ARN of their target. */
type ByTarget<TReading> = { get(arn: string): TReading | undefined };

/** Readings of many entities' targets. */
export type ReadingsByTarget = {
  [TKind in TargetKind]: ByTarget<Readings[TKind][number]>;
};

/**
 * The report of an entity, out of the readings of many: its own part of them,
 * and what was not worth asking AWS.
 */
export function reportOf(
  entity: Entity,
  targets: EntityTargets,
  readings: ReadingsByTarget,
  now: Date,
): HealthReport {
  const own: Readings = {
    ecs: ownReadings('ecs', targets, readings.ecs, now),
    database: ownReadings('database', targets, readings.database, now),
    loadBalancer: ownReadings(
      'loadBalancer',
      targets,
      readings.loadBalancer,
      now,
    ),
    alarm: ownReadings('alarm', targets, readings.alarm, now),
  };
  return {
    entityRef: stringifyEntityRef(entity),
    at: now.toISOString(),
    verdict: rollUp(own, now),
    readings: own,
  };
}

function ownReadings<TValue>(
  kind: TargetKind,
  targets: EntityTargets,
  readings: ByTarget<Reading<TValue>>,
  now: Date,
): Reading<TValue>[] {
  return [
    ...targets[kind].flatMap(({ arn, foundByTags }) => {
      const reading = readings.get(arn);
      const isPast = foundByTags && reading?.problem?.kind === 'not-found';
      return reading && !isPast ? [reading] : [];
    }),
    ...targets.invalid
      .filter(invalid => invalid.kind === kind)
      .map(({ text, problem }) => ({
        target: text,
        at: now.toISOString(),
        problem,
      })),
  ];
}

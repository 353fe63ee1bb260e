import type { Reading } from '../readings/reading';
import type { TargetKind } from '../readings/targetKind';
import { moment } from './words';

/** How long a last good reading still speaks for a target that fails now. */
export const LAST_GOOD_SPEAKS_MINUTES = 15;

/** Readings are made anew every few seconds, or a minute in the fleet. */
const STALE_MINUTES = 15;

const NOUNS: Record<TargetKind, string> = {
  ecs: 'ECS service',
  database: 'database',
  loadBalancer: 'load balancer',
  alarm: 'alarm',
};

/**
 * The rule for what could not be read. It is kept apart, for it judges the
 * reading, not what was read.
 *
 * @public
 */
export const UNREADABLE_RULE = {
  name: 'reading.failed',
  status: 'unknown',
  when: `A target could not be read, or does not exist. What its last good reading had to complain about counts for another ${LAST_GOOD_SPEAKS_MINUTES} minutes; that it was well does not.`,
  clause(kind: TargetKind, reading: Reading<unknown>, now: Date) {
    if (!reading.problem) return undefined;
    if (reading.problem.kind === 'not-found') {
      const { message } = reading.problem;
      return message.charAt(0).toLocaleLowerCase('en') + message.slice(1);
    }
    const seen = reading.lastGood
      ? `, last seen ${moment(reading.lastGood.at, now)}`
      : '';
    return `the ${NOUNS[kind]} ${shortName(
      reading.target,
    )} could not be read${seen}: ${reading.problem.message}`;
  },
} as const;

/**
 * The rule for what was read well, but long ago: whoever reads it in the
 * background has stopped to.
 *
 * @public
 */
export const STALE_RULE = {
  name: 'reading.stale',
  status: 'unknown',
  when: `The newest reading of a target is more than ${STALE_MINUTES} minutes old. What it has to complain about still counts.`,
  clause(kind: TargetKind, reading: Reading<unknown>, now: Date) {
    const ageMs = now.getTime() - Date.parse(reading.at);
    return reading.problem || ageMs <= STALE_MINUTES * 60_000
      ? undefined
      : `the ${NOUNS[kind]} ${shortName(
          reading.target,
        )} was last read at ${moment(reading.at, now)}`;
  },
} as const;

/** The rule for an entity that points at nothing. @public */
export const NOTHING_RULE = {
  name: 'reading.none',
  status: 'unknown',
  when: 'The entity points at no AWS resource.',
  text: 'no AWS resource to read',
} as const;

/** The part of an ARN that people know the resource by. */
function shortName(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  if (resource.length === 0) return arn;
  const path = resource.join(':');
  if (service === 'cloudwatch') return path.replace(/^alarm:/, '');
  if (service === 'elasticloadbalancing') return path.split('/')[2] ?? path;
  return path.split(/[:/]/).pop() ?? path;
}

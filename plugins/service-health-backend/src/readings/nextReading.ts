import type { Reading } from '@quarterdeck/plugin-service-health-common';
import type { Outcome } from '../sources/source';

/**
 * The reading that an outcome makes: with the last good value beside a
 * problem, however many problems came since.
 *
 * @param target - the ARN
 * @param outcome - of the source; a source that forgot the target gave none
 * @param before - what is known of the target so far
 */
export function nextReading<TValue>(
  target: string,
  outcome: Outcome<TValue> | undefined,
  before: Reading<TValue> | undefined,
  now: Date,
): Reading<TValue> {
  const at = now.toISOString();
  if (outcome && !outcome.problem) {
    return { target, at, value: outcome.value };
  }
  const lastGood = before?.problem
    ? before.lastGood
    : before && { at: before.at, value: before.value };
  return {
    target,
    at,
    problem: outcome?.problem ?? {
      kind: 'failed',
      message: 'AWS did not say anything about it',
    },
    ...(lastGood && { lastGood }),
  };
}

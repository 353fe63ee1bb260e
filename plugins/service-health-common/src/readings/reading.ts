import { z } from 'zod';
import { type Problem, problemSchema } from '../problem';
import { moment } from '../schema';

/**
 * What was read, and when.
 *
 * @public
 */
export interface GoodReading<TValue> {
  /** The ARN that was asked for, or what the annotation says in its place. */
  target: string;
  /** ISO 8601. */
  at: string;
  value: TValue;
  problem?: undefined;
}

/**
 * Why nothing could be read, with what was known before.
 *
 * @public
 */
export interface FailedReading<TValue> {
  /** The ARN that was asked for, or what the annotation says in its place. */
  target: string;
  /** ISO 8601: when the attempt failed. */
  at: string;
  value?: undefined;
  problem: Problem;
  /** The newest value that could be read, however old. */
  lastGood?: { at: string; value: TValue };
}

/**
 * What a source said about a target, or why it could not. Reading never
 * throws: a failure is a reading too.
 *
 * @public
 */
export type Reading<TValue> = GoodReading<TValue> | FailedReading<TValue>;

/**
 * A reading of what another schema describes.
 *
 * @public
 */
export function readingSchema<TValue extends object>(
  value: z.ZodType<TValue>,
): z.ZodType<Reading<TValue>> {
  const target = z
    .string()
    .describe(
      'The ARN that was asked for, or what the annotation says in its place',
    );
  return z.union([
    z
      .object({ target, at: moment, value, problem: z.never().optional() })
      .describe('What was read, and when'),
    z
      .object({
        target,
        at: moment.describe('When the attempt failed'),
        value: z.never().optional(),
        problem: problemSchema,
        lastGood: z
          .object({ at: moment, value })
          .describe('The newest value that could be read, however old')
          .optional(),
      })
      .describe('Why nothing could be read, with what was known before'),
  ]);
}

/**
 * The value to show: the present one, or the last good one.
 *
 * @public
 */
export function shownValue<TValue>(
  reading: Reading<TValue>,
): TValue | undefined {
  return reading.problem ? reading.lastGood?.value : reading.value;
}

/**
 * The same reading of something made from its value, the present one and the
 * last good one.
 *
 * @public
 */
export function mapReading<TValue, TResult>(
  reading: Reading<TValue>,
  map: (value: TValue) => TResult,
): Reading<TResult> {
  if (!reading.problem) return { ...reading, value: map(reading.value) };
  const { lastGood, ...rest } = reading;
  return {
    ...rest,
    ...(lastGood && { lastGood: { ...lastGood, value: map(lastGood.value) } }),
  };
}

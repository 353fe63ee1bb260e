import { mapPoints } from './elementwise';
import { only, seriesOf, type MathFunction } from './MathFunction';

const MILLISECONDS_PER_SECOND = 1000;
const SUNDAY = 7;

/** What the calendar, in UTC, says about the time of each point. */
const ofTime =
  (read: (date: Date) => number): MathFunction =>
  (args, evaluate) =>
    mapPoints(seriesOf(evaluate(only(args))), (_value, time) =>
      read(new Date(time)),
    );

export const timeFunctions: Readonly<Record<string, MathFunction>> = {
  MINUTE: ofTime(date => date.getUTCMinutes()),
  HOUR: ofTime(date => date.getUTCHours()),
  // Monday is 1.
  DAY: ofTime(date => date.getUTCDay() || SUNDAY),
  DATE: ofTime(date => date.getUTCDate()),
  MONTH: ofTime(date => date.getUTCMonth() + 1),
  YEAR: ofTime(date => date.getUTCFullYear()),
  EPOCH: ofTime(date => Math.floor(date.getTime() / MILLISECONDS_PER_SECOND)),
  DIFF_TIME: (args, evaluate) => {
    let before: number | undefined;
    return mapPoints(seriesOf(evaluate(only(args))), (_value, time) => {
      const elapsed = before === undefined ? undefined : time - before;
      before = time;
      return elapsed && elapsed / MILLISECONDS_PER_SECOND;
    });
  },
  TIME_SERIES: (args, evaluate, { slots }) => {
    const value = evaluate(only(args));
    return typeof value === 'number'
      ? new Map(slots.map(slot => [slot, value] as const))
      : value;
  },
};

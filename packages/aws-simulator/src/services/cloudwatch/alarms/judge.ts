import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { isBreaching, type AlarmRule } from './AlarmRule';

/** One period of the evaluation range; without a value, data are missing. */
export interface Datapoint {
  /** The beginning of the period, epoch milliseconds. */
  readonly time: number;
  readonly value: number | undefined;
}

export interface Judgement {
  readonly state: StateValue;
  /** The data points that decided, oldest first. */
  readonly datapoints: readonly Datapoint[];
  /** How many periods had to be judged without data. */
  readonly missing: number;
}

/** CloudWatch looks a little further back than it evaluates. */
export const EXTRA_PERIODS = 2;

/**
 * Decides an alarm's state as CloudWatch documents it: real data points come
 * first, also slightly older ones; only what then still is missing is treated
 * as the alarm says.
 *
 * @param range - the evaluation periods and {@link EXTRA_PERIODS} before them,
 * oldest first
 * @param since - periods before this were not watched; they are not missing
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html#alarms-and-missing-data
 */
export function judge(
  rule: AlarmRule,
  range: readonly Datapoint[],
  previous: StateValue,
  since: number,
): Judgement {
  const { evaluationPeriods, datapointsToAlarm, missingData } = rule;
  const datapoints = range
    .filter(({ value }) => value !== undefined)
    .slice(-evaluationPeriods);
  const unwatched = range
    .slice(-evaluationPeriods)
    .filter(({ time, value }) => value === undefined && time < since).length;
  const missing = Math.max(
    0,
    evaluationPeriods - datapoints.length - unwatched,
  );
  const breaching = datapoints.filter(
    ({ value }) => value !== undefined && isBreaching(rule, value),
  ).length;
  const verdict = (state: StateValue): Judgement => ({
    state,
    datapoints,
    missing,
  });
  const byCount = (count: number) =>
    verdict(count >= datapointsToAlarm ? 'ALARM' : 'OK');

  if (datapoints.length === 0 && missing === 0) {
    return verdict('INSUFFICIENT_DATA');
  }
  if (missing === 0) {
    return byCount(breaching);
  }
  switch (missingData) {
    case 'breaching':
      return byCount(breaching + missing);
    case 'notBreaching':
      return byCount(breaching);
    case 'ignore': {
      // One that is not breaching is enough to know that it is not an alarm.
      const isOpen =
        breaching < datapointsToAlarm && breaching === datapoints.length;
      return isOpen ? verdict(previous) : byCount(breaching);
    }
    default:
      if (datapoints.length === 0) {
        return verdict('INSUFFICIENT_DATA');
      }
      return verdict(
        breaching >= Math.min(datapointsToAlarm, datapoints.length)
          ? 'ALARM'
          : 'OK',
      );
  }
}

import { DateTime } from 'luxon';
import type { StateValue } from '@aws-sdk/client-cloudwatch';
import { isBreaching, type AlarmRule } from './AlarmRule';
import type { Judgement } from './judge';

const COMPARISONS: Readonly<Record<string, string>> = {
  GreaterThanThreshold: 'greater than',
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

const TREATMENTS: Readonly<Record<string, string>> = {
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
};

/** The sentence that CloudWatch gives with a state. */
export function reasonFor(
  rule: AlarmRule,
  { state, datapoints, missing }: Judgement,
): string {
  const treatment = TREATMENTS[rule.missingData];
  if (state === 'INSUFFICIENT_DATA') {
    const unknown = Math.max(missing, 1);
    return `Insufficient Data: ${count(unknown, 'datapoint')} ${
      unknown === 1 ? 'was' : 'were'
    } unknown.`;
  }
  if (datapoints.length === 0) {
    return `Threshold Crossed: no datapoints were received for ${count(
      missing,
      'period',
    )} and ${count(missing, 'missing datapoint')} ${
      missing === 1 ? 'was' : 'were'
    } treated as [${treatment ?? 'Missing'}].`;
  }
  const wanted = state === 'ALARM';
  const telling = datapoints.filter(
    ({ value }) => value !== undefined && isBreaching(rule, value) === wanted,
  );
  const shown = telling.length > 0 ? telling : datapoints;
  const list = shown
    .map(({ time, value }) => `${value} (${shortTime(time)})`)
    .join(', ');
  const verb = shown.length === 1 ? 'was' : 'were';
  const not = wanted ? '' : 'not ';
  const minimum = wanted
    ? count(rule.datapointsToAlarm, 'datapoint')
    : count(rule.evaluationPeriods - rule.datapointsToAlarm + 1, 'datapoint');
  const direction = wanted ? 'OK -> ALARM' : 'ALARM -> OK';
  return `Threshold Crossed: ${shown.length} out of the last ${count(
    rule.evaluationPeriods,
    'datapoint',
  )} [${list}] ${verb} ${not}${COMPARISONS[rule.operator]} the threshold (${
    rule.threshold
  }) (minimum ${minimum} for ${direction} transition).`;
}

/** The same for programs, as CloudWatch writes it. */
export function reasonDataFor(
  rule: AlarmRule,
  { datapoints }: Judgement,
  at: number,
): string {
  return JSON.stringify({
    version: '1.0',
    queryDate: DateTime.fromMillis(at, { zone: 'utc' }).toISO(),
    period: rule.periodSeconds,
    recentDatapoints: datapoints.map(({ value }) => value),
    threshold: rule.threshold,
  });
}

export function stateChange(from: StateValue, to: StateValue): string {
  return `Alarm updated from ${from} to ${to}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function shortTime(time: number): string {
  return DateTime.fromMillis(time, { zone: 'utc' }).toFormat(
    'dd/MM/yy HH:mm:ss',
  );
}

import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { AwsError } from '../../../wire';

/** How many queries GetMetricData takes at once. */
export const MAX_QUERIES = 500;

const SHORT_PERIODS = [1, 5, 10, 30];

/** @throws AwsError `ValidationError` as CloudWatch words it */
export function validateQueries(queries: readonly MetricDataQuery[]): void {
  if (queries.length === 0 || queries.length > MAX_QUERIES) {
    throw invalid(
      `The collection MetricDataQueries must not have a size ${
        queries.length === 0 ? 'less than 1' : `greater than ${MAX_QUERIES}`
      }.`,
    );
  }
  const ids = new Set<string>();
  queries.forEach((query, index) => {
    const member = `MetricDataQueries.member.${index + 1}`;
    const id = query.Id ?? '';
    if (!/^[a-z][A-Za-z0-9_]{0,254}$/.test(id)) {
      throw invalid(
        `The value ${id} for parameter ${member}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      );
    }
    if (ids.has(id)) {
      throw invalid(
        `The values for parameter id in MetricDataQueries are not unique.`,
      );
    }
    ids.add(id);
    if (!query.MetricStat === !query.Expression) {
      throw invalid(
        `The parameters ${member}.Expression and ${member}.MetricStat are mutually exclusive and you must specify one.`,
      );
    }
    validatePeriod(
      query.MetricStat?.Period ?? query.Period,
      `${member}.Period`,
    );
  });
}

/** @throws AwsError `ValidationError` for a period that there is not */
export function validatePeriod(period: number | undefined, name: string): void {
  if (
    period !== undefined &&
    !SHORT_PERIODS.includes(period) &&
    (period < 60 || period % 60 !== 0)
  ) {
    throw invalid(
      `The parameter ${name} must be 1, 5, 10, 30, or a multiple of 60.`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

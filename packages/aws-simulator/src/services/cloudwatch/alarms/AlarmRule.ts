import type {
  ComparisonOperator,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type { MetricAlarmShape } from '../../../world/resources/cloudwatch';

export type MissingData = 'breaching' | 'notBreaching' | 'ignore' | 'missing';

/** What an alarm watches and when it goes off. */
export interface AlarmRule {
  readonly queries: readonly MetricDataQuery[];
  /** The query whose values are compared. */
  readonly watched: MetricDataQuery;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
  readonly operator: ComparisonOperator;
  readonly missingData: MissingData;
}

const DEFAULT_PERIOD_SECONDS = 60;

/** Reads an alarm's definition, in whichever of its two forms it is. */
export function alarmRuleOf(
  definition: MetricAlarmShape['definition'],
): AlarmRule {
  const single: MetricDataQuery = {
    Id: 'm1',
    MetricStat: {
      Metric: {
        Namespace: definition.Namespace,
        MetricName: definition.MetricName,
        Dimensions: definition.Dimensions,
      },
      Period: definition.Period ?? DEFAULT_PERIOD_SECONDS,
      Stat: definition.ExtendedStatistic ?? definition.Statistic,
    },
  };
  const queries =
    definition.Metrics && definition.Metrics.length > 0
      ? definition.Metrics
      : [single];
  const watched =
    queries.find(({ ReturnData }) => ReturnData === true) ??
    queries.find(({ ReturnData }) => ReturnData !== false) ??
    queries[0];
  const evaluationPeriods = definition.EvaluationPeriods ?? 1;
  return {
    queries,
    watched,
    periodSeconds: Math.max(
      DEFAULT_PERIOD_SECONDS,
      ...queries.map(
        ({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? 0,
      ),
    ),
    evaluationPeriods,
    datapointsToAlarm: definition.DatapointsToAlarm ?? evaluationPeriods,
    threshold: definition.Threshold ?? 0,
    operator: definition.ComparisonOperator ?? 'GreaterThanThreshold',
    missingData: (definition.TreatMissingData ?? 'missing') as MissingData,
  };
}

/** Whether a value is on the wrong side of the threshold. */
export function isBreaching(
  { operator, threshold }: Pick<AlarmRule, 'operator' | 'threshold'>,
  value: number,
): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    default:
      return value > threshold;
  }
}

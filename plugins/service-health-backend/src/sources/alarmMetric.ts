import type {
  Metric,
  MetricAlarm,
  MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type {
  AlarmMetric,
  AlarmMetricSource,
} from '@quarterdeck/plugin-service-health-common';

/** What a metric alarm compares with what. */
export function metricOf(alarm: MetricAlarm): AlarmMetric {
  const queries = alarm.Metrics ?? [];
  const compared = queries.find(({ ReturnData }) => ReturnData !== false);
  const stat = compared?.MetricStat;
  return {
    namespace: alarm.Namespace ?? stat?.Metric?.Namespace,
    name:
      alarm.MetricName ??
      compared?.Label ??
      stat?.Metric?.MetricName ??
      compared?.Expression,
    statistic: alarm.Statistic ?? alarm.ExtendedStatistic ?? stat?.Stat,
    comparison: alarm.ComparisonOperator ?? '',
    threshold: alarm.Threshold,
    unit: alarm.Unit,
    periodSeconds: alarm.Period ?? stat?.Period ?? compared?.Period,
    evaluationPeriods: alarm.EvaluationPeriods,
    datapointsToAlarm: alarm.DatapointsToAlarm,
    sources: sourcesOf(alarm, queries, compared),
  };
}

/** Nothing where the alarm computes more than a sum. */
function sourcesOf(
  alarm: MetricAlarm,
  queries: MetricDataQuery[],
  compared: MetricDataQuery | undefined,
): AlarmMetricSource[] | undefined {
  if (alarm.MetricName) return allSources([alarm]);
  if (compared?.MetricStat) return allSources([compared.MetricStat.Metric]);
  const ids = summandsOf(compared?.Expression ?? '');
  return (
    ids &&
    allSources(
      ids.map(id => queries.find(({ Id }) => Id === id)?.MetricStat?.Metric),
    )
  );
}

function allSources(
  metrics: (Metric | undefined)[],
): AlarmMetricSource[] | undefined {
  const sources = metrics.flatMap(metric =>
    metric?.Namespace && metric.MetricName
      ? [
          {
            namespace: metric.Namespace,
            name: metric.MetricName,
            dimensions: Object.fromEntries(
              (metric.Dimensions ?? []).map(({ Name, Value }) => [
                Name ?? '',
                Value ?? '',
              ]),
            ),
          },
        ]
      : [],
  );
  return sources.length === metrics.length ? sources : undefined;
}

/** `FILL(<id>, 0)`, which changes no point that there is. */
const FILLED = /\bFILL\s*\(\s*([a-z]\w*)\s*,\s*[\w.]+\s*\)/gi;
const SUMMED = /^SUM\s*\(\s*\[(?<ids>[^\]]*)\]\s*\)$/i;

/** The ids that an expression adds up: `FILL(a, 0) + b`, `SUM([a, b])`. */
function summandsOf(expression: string): string[] | undefined {
  const plain = expression.replace(FILLED, '$1').trim();
  const listed = SUMMED.exec(plain)?.groups?.ids.split(',');
  const ids = (listed ?? plain.split('+')).map(id => id.trim());
  return ids.every(id => /^[a-z]\w*$/.test(id)) ? ids : undefined;
}

import type { EnvironmentSpec } from '../../spec';
import { cents, counted, type Reckon } from './reckon';

/** Metrics that alarms watch: nine alarms of which two watch two, and scaling. */
export const ALARM_METRICS = 13;

/** What Container Insights publishes of a cluster with one service, about. */
const INSIGHTS_METRICS = 29;
/** What its enhanced observability adds for each task, about. */
const ENHANCED_METRICS_PER_TASK = 24;

/** The portal reads twenty metrics every five minutes, however many look. */
const METRICS_READ = 20;
const READS_PER_MONTH = (730 * 60) / 5;

export const observability: Reckon = ({ spec, usage, prices }) => {
  const insights = insightsMetrics(spec, usage.averageTasks);
  const enhanced = spec.operations.containerInsights === 'enhanced';
  const logs = usage.logGb * (prices.logIngestionGb + prices.logStorageGbMonth);
  const metrics =
    ALARM_METRICS * prices.alarmMetricMonth +
    insights *
      (enhanced ? prices.enhancedMetricMonth : prices.customMetricMonth) +
    METRICS_READ * READS_PER_MONTH * prices.metricRead;
  return {
    id: 'observability',
    title: 'CloudWatch',
    monthlyUsd: cents(logs + metrics),
    assumes: [
      `${usage.logGb} GB of logs`,
      `${ALARM_METRICS} metrics with alarms`,
      ...(insights > 0
        ? [`about ${counted(insights, 'metric')} of Container Insights`]
        : []),
      `the portal reading ${METRICS_READ} metrics every five minutes`,
    ].join(', '),
  };
};

function insightsMetrics({ operations }: EnvironmentSpec, tasks: number) {
  switch (operations.containerInsights) {
    case 'disabled':
      return 0;
    case 'enabled':
      return INSIGHTS_METRICS;
    default:
      return INSIGHTS_METRICS + Math.ceil(tasks * ENHANCED_METRICS_PER_TASK);
  }
}

export { allMetricSources, findMetricSource } from './sources';
export type { Dimensions, MetricSource } from './MetricSource';
export type { MinuteData } from './MinuteData';
export { statisticNamed } from './statistics';
export { findMetricFilter, metricFilterSources } from './metricFilterMetrics';
export {
  findPublishedMetric,
  publishedMetricSources,
} from './publishedMetrics';
export type { Unit } from './units';
export { ordinaryRange, UTILIZATION } from './utilization';

export { allMetricSources, findMetricSource } from './sources';
export type { Dimensions, MetricSource } from './MetricSource';
export type { MinuteData } from './MinuteData';
export { statisticNamed } from './statistics';
export type { Unit } from './units';
export { ordinaryRange, UTILIZATION } from './utilization';

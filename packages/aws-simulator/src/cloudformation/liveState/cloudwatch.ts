import { liveReader, pick } from './LiveReader';

export const alarm = liveReader({
  type: 'AWS::CloudWatch::Alarm',
  find: ({ region, physicalId }) => region.metricAlarms.get(physicalId),
  properties: ({ definition }) =>
    pick(definition, [
      'ActionsEnabled',
      'AlarmActions',
      'AlarmDescription',
      'ComparisonOperator',
      'DatapointsToAlarm',
      'Dimensions',
      'EvaluateLowSampleCountPercentile',
      'EvaluationPeriods',
      'ExtendedStatistic',
      'InsufficientDataActions',
      'MetricName',
      'Metrics',
      'Namespace',
      'OKActions',
      'Period',
      'Statistic',
      'Threshold',
      'ThresholdMetricId',
      'TreatMissingData',
      'Unit',
    ]),
});

export const compositeAlarm = liveReader({
  type: 'AWS::CloudWatch::CompositeAlarm',
  find: ({ region, physicalId }) => region.compositeAlarms.get(physicalId),
  properties: ({ definition }) =>
    pick(definition, [
      'ActionsEnabled',
      'ActionsSuppressor',
      'ActionsSuppressorExtensionPeriod',
      'ActionsSuppressorWaitPeriod',
      'AlarmActions',
      'AlarmDescription',
      'AlarmRule',
      'InsufficientDataActions',
      'OKActions',
    ]),
});

export const dashboard = liveReader({
  type: 'AWS::CloudWatch::Dashboard',
  find: ({ region, physicalId }) => region.dashboards.get(physicalId),
  properties: ({ body }) => ({ DashboardBody: body }),
});

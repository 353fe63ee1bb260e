import type {
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  Dimension,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import type { MetricAlarmShape } from '../../../world/resources/cloudwatch';
import type { World } from '../../../world/World';
import { AlarmTimelines } from './AlarmTimelines';
import { metricAlarm } from './describeAlarms';

/** DescribeAlarmsForMetric: the alarms that watch exactly this metric. */
export function describeAlarmsForMetric(
  world: World,
  region: Region,
  input: DescribeAlarmsForMetricInput,
): DescribeAlarmsForMetricOutput {
  const timelines = new AlarmTimelines(world, region);
  return {
    MetricAlarms: region.metricAlarms
      .where(({ definition }) => isAsked(definition, input))
      .map(alarm => metricAlarm(alarm, timelines.ofMetricAlarm(alarm))),
  };
}

function isAsked(
  definition: MetricAlarmShape['definition'],
  input: DescribeAlarmsForMetricInput,
): boolean {
  const optional = [
    'Statistic',
    'ExtendedStatistic',
    'Period',
    'Unit',
  ] as const;
  return (
    definition.MetricName === input.MetricName &&
    definition.Namespace === input.Namespace &&
    keyOf(definition.Dimensions) === keyOf(input.Dimensions) &&
    optional.every(
      key => input[key] === undefined || input[key] === definition[key],
    )
  );
}

function keyOf(dimensions: readonly Dimension[] = []): string {
  return JSON.stringify(
    dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort(),
  );
}

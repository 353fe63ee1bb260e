import type {
  Alarm,
  AlarmMetric,
  MetricUnit,
} from '@quarterdeck/plugin-service-health-common';
import { formatValue } from '../../chart/units';

const COMPARISONS: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
  LessThanLowerOrGreaterThanUpperThreshold: 'outside',
  LessThanLowerThreshold: 'below',
  GreaterThanUpperThreshold: 'above',
};

/** An alarm seldom says its unit; AWS's own metrics have theirs. */
const UNITS: Record<string, MetricUnit> = {
  CPUUtilization: 'percent',
  MemoryUtilization: 'percent',
  FreeStorageSpace: 'bytes',
  FreeableMemory: 'bytes',
  ReadLatency: 'seconds',
  WriteLatency: 'seconds',
  TargetResponseTime: 'seconds',
};

/** `CPUUtilization > 80 % for 5 min`. */
export function condition({ metric, rule }: Alarm): string | undefined {
  if (!metric) return rule;
  const { name, comparison, threshold } = metric;
  const limit =
    threshold === undefined ? 'the band' : limitText(threshold, name);
  return [
    name ?? 'The expression',
    COMPARISONS[comparison] ?? comparison,
    limit,
    windowText(metric),
  ]
    .filter(Boolean)
    .join(' ');
}

function limitText(threshold: number, name = ''): string {
  const unit = UNITS[name];
  return unit
    ? formatValue(threshold, unit)
    : threshold.toLocaleString('en', { maximumFractionDigits: 3 });
}

/** How long, or in how many of the last periods. */
function windowText({
  periodSeconds,
  evaluationPeriods,
  datapointsToAlarm = evaluationPeriods,
}: AlarmMetric): string | undefined {
  if (!evaluationPeriods) return undefined;
  if (periodSeconds && datapointsToAlarm === evaluationPeriods) {
    return `for ${durationText(periodSeconds * evaluationPeriods)}`;
  }
  // A metric that is computed from others does not say how long a period is.
  if (evaluationPeriods === 1) return undefined;
  const periods = `in ${datapointsToAlarm} of ${evaluationPeriods} periods`;
  return periodSeconds
    ? `${periods} of ${durationText(periodSeconds)}`
    : periods;
}

function durationText(seconds: number): string {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

import type {
  AlarmSeverity,
  MetricSeries,
} from '@quarterdeck/plugin-service-health-common';
import { formatValue } from './units';

/** A horizontal line that a value is measured against. */
export interface Guide {
  value: number;
  /** Short enough to stand on the line: `critical > 80 %`. */
  label: string;
  tone: 'critical' | 'warning' | 'limit';
  /** So far above the values that it would flatten them. */
  isOutOfSight: boolean;
}

/** A line up to so many times the highest value still lets one read it. */
const READABLE_FACTOR = 5;

const SIGNS: Record<string, string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
};

/** The lines of a series: where its alarms go off, and what it can be at most. */
export function guidesOf(series: MetricSeries): Guide[] {
  const { thresholds = [], limit, unit } = series;
  const highest = highestOf(series);
  const isOutOfSight = (value: number) =>
    unit !== 'percent' && highest > 0 && value > highest * READABLE_FACTOR;
  const guides: Guide[] = thresholds.map(({ value, comparison, severity }) => ({
    value,
    label: [WORDS[severity], SIGNS[comparison] ?? '', formatValue(value, unit)]
      .filter(Boolean)
      .join(' '),
    tone: severity === 'critical' ? 'critical' : 'warning',
    isOutOfSight: isOutOfSight(value),
  }));
  if (limit) {
    guides.push({
      value: limit.value,
      label: `${limit.label} ${formatValue(limit.value, unit)}`,
      tone: 'limit',
      isOutOfSight: isOutOfSight(limit.value),
    });
  }
  return distinct(guides);
}

/** Up to where the axis has to go. */
export function topOf(series: MetricSeries, guides: Guide[]): number {
  return Math.max(
    highestOf(series),
    ...guides.filter(guide => !guide.isOutOfSight).map(({ value }) => value),
  );
}

const WORDS: Record<AlarmSeverity, string> = {
  critical: 'critical',
  warning: 'warning',
  none: 'scaling',
};

function highestOf({ values }: MetricSeries): number {
  let highest = 0;
  for (const value of values) {
    if (value !== null && value > highest) highest = value;
  }
  return highest;
}

/** Two alarms at the same value would be one line with two texts. */
function distinct(guides: Guide[]): Guide[] {
  return [...new Map(guides.map(guide => [guide.label, guide])).values()];
}

import type { OutlierCommand } from '@quarterdeck/insights-language';
import type { Row } from '../Row';
import { toNumber } from '../values/Value';
import { percentileOf } from '../aggregates/percentiles';
import type { TableStep } from './steps';

/** The field that says whether another one's value lay outside. */
export function markOf(field: string): string {
  return `${field}_outlier`;
}

interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** `outlier`: what lies some interquartile ranges outside of the quartiles. */
export function outlierStep(command: OutlierCommand): TableStep {
  return rows => {
    const limits = command.fields.map(field => ({
      field,
      bounds: boundsOf(rows, field.name, field.path, command),
    }));
    return rows.flatMap(row => {
      const result = row.copy();
      let isOutlier = false;
      for (const { field, bounds } of limits) {
        const value = toNumber(row.get(field.name, field.path));
        const clamped =
          value === undefined
            ? undefined
            : Math.min(bounds.upper, Math.max(bounds.lower, value));
        const isOutside = clamped !== value;
        isOutlier ||= isOutside;
        if (isOutside && command.action === 'transform') {
          result.set(field.name, clamped);
        }
        if (command.marks) {
          result.set(markOf(field.name), isOutside);
        }
      }
      return isOutlier && command.action === 'remove' ? [] : [result];
    });
  };
}

function boundsOf(
  rows: readonly Row[],
  name: string,
  path: readonly string[],
  { multiplier, usesLower }: OutlierCommand,
): Bounds {
  const sorted = Float64Array.from(
    rows
      .map(row => toNumber(row.get(name, path)))
      .filter(value => value !== undefined),
  ).sort();
  if (sorted.length === 0) {
    return { lower: -Infinity, upper: Infinity };
  }
  const [first, third] = [25, 75].map(percent => percentileOf(sorted, percent));
  const margin = multiplier * (third - first);
  return {
    lower: usesLower ? first - margin : -Infinity,
    upper: third + margin,
  };
}

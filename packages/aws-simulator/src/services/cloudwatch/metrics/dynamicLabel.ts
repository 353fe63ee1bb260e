import { DateTime } from 'luxon';
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';

/** What a label may speak of. */
export interface LabeledSeries {
  readonly query: MetricDataQuery;
  /** The label without its dynamic parts. */
  readonly name: string;
  /** Ascending. */
  readonly points: ReadonlyArray<readonly [time: number, value: number]>;
  readonly region: Region;
  readonly periodSeconds: number;
  /** `+0130`, from LabelOptions. */
  readonly timezone: string;
}

type Point = readonly [time: number, value: number];

const PICKED: Readonly<
  Record<string, (points: readonly Point[]) => Point | undefined>
> = {
  FIRST: points => points[0],
  LAST: points => points[points.length - 1],
  MIN: points =>
    points.reduce<Point | undefined>(
      (best, each) => (best && best[1] <= each[1] ? best : each),
      undefined,
    ),
  MAX: points =>
    points.reduce<Point | undefined>(
      (best, each) => (best && best[1] >= each[1] ? best : each),
      undefined,
    ),
};

/**
 * Fills the dynamic parts of a label: `${MAX}`, `${LAST_TIME}`,
 * `${PROP('Dim.ServiceName')}`. Unknown ones stay as they are.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
 */
export function dynamicLabel(label: string, series: LabeledSeries): string {
  return label.replace(
    /\$\{\s*(?:PROP\(\s*'([^']*)'\s*\)|([A-Z_]+))\s*\}/g,
    (written, property: string | undefined, name: string) =>
      (property === undefined
        ? valueNamed(name, series)
        : propertyNamed(property, series)) ?? written,
  );
}

function valueNamed(name: string, series: LabeledSeries): string | undefined {
  const { points } = series;
  const sum = points.reduce((all, [, value]) => all + value, 0);
  switch (name) {
    case 'LABEL':
      return series.name;
    case 'DATAPOINT_COUNT':
      return String(points.length);
    case 'SUM':
      return formatted(sum);
    case 'AVG':
      return formatted(points.length === 0 ? undefined : sum / points.length);
    default: {
      const [, statistic, time, relative] =
        /^(FIRST|LAST|MIN|MAX)(_TIME)?(_RELATIVE)?$/.exec(name) ?? [];
      if (statistic === undefined) {
        return undefined;
      }
      const point = PICKED[statistic](points);
      if (time === undefined) {
        return formatted(point?.[1]);
      }
      const last = PICKED.LAST(points)?.[0] ?? 0;
      return relative === undefined
        ? formattedTime(point?.[0], series.timezone)
        : formattedAge(last - (point?.[0] ?? last));
    }
  }
}

function propertyNamed(
  property: string,
  { query, region, periodSeconds }: LabeledSeries,
): string | undefined {
  const { Metric, Stat } = query.MetricStat ?? {};
  switch (property) {
    case 'AccountId':
      return query.AccountId ?? region.accountId;
    case 'AccountLabel':
      return region.accountId;
    case 'Region':
      return region.name;
    case 'Period':
      return String(periodSeconds);
    case 'Stat':
      return Stat;
    case 'MetricName':
      return Metric?.MetricName;
    case 'Namespace':
      return Metric?.Namespace;
    case 'Expression':
      return query.Expression;
    default: {
      const [, name] = /^Dim\.(.+)$/.exec(property) ?? [];
      return Metric?.Dimensions?.find(each => each.Name === name)?.Value;
    }
  }
}

function formatted(value: number | undefined): string {
  return value === undefined ? '--' : String(Number(value.toFixed(3)));
}

function formattedTime(time: number | undefined, timezone: string): string {
  const zone = /^[+-](?!0000)\d{4}$/.test(timezone)
    ? `UTC${timezone.slice(0, 3)}:${timezone.slice(3)}`
    : 'utc';
  return time === undefined
    ? '--'
    : DateTime.fromMillis(time, { zone }).toFormat('yyyy-MM-dd HH:mm:ss') +
        (zone === 'utc' ? ' UTC' : '');
}

/** `1h2m ago` */
function formattedAge(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ''}${rest}m ago`;
}

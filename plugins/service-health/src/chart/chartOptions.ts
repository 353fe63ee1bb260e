import type { Theme } from '@material-ui/core/styles';
import type { MetricUnit } from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import UPlot from 'uplot';
import { formatValue } from './units';

export const CHART_HEIGHT = 150;

const DAY_SECONDS = 86_400;
const X_AXIS_HEIGHT = 32;
const Y_AXIS_WIDTH = 62;

/** From 1 KiB on, so that the axis says 256 MiB and not 238.4. */
const BYTE_STEPS = Array.from({ length: 40 }, (_, power) => 1024 * 2 ** power);

/** How one series is drawn, in the colors of the theme. */
export function chartOptions({
  theme,
  unit,
  syncKey,
  width,
  onCursor,
}: {
  theme: Theme;
  unit: MetricUnit;
  /** Charts of the same key share their cursor. */
  syncKey: string;
  width: number;
  /** Called with the index under the cursor, with nothing when it leaves. */
  onCursor: (index: number | undefined) => void;
}): UPlot.Options {
  const { palette, typography } = theme;
  const axis: UPlot.Axis = {
    stroke: palette.text.secondary,
    font: `11px ${typography.fontFamily}`,
    grid: { stroke: palette.divider, width: 1 },
    ticks: { stroke: palette.divider, width: 1 },
  };
  return {
    width,
    height: CHART_HEIGHT,
    legend: { show: false },
    cursor: {
      sync: { key: syncKey },
      drag: { x: false, y: false },
      y: false,
    },
    scales: { y: { range: (_, min, max) => yRange(min, max, unit) } },
    axes: [
      {
        ...axis,
        space: 60,
        size: X_AXIS_HEIGHT,
        values: (_, splits) => splits.map(timeLabels(splits)),
      },
      {
        ...axis,
        size: Y_AXIS_WIDTH,
        ...(unit === 'bytes' && { incrs: BYTE_STEPS }),
        values: (_, splits) => splits.map(value => formatValue(value, unit)),
      },
    ],
    series: [
      {},
      {
        stroke: palette.primary.main,
        fill: `${palette.primary.main}22`,
        width: 1.5,
        // A single minute with errors would be no line.
        ...(unit === 'count-per-period' && { paths: bars() }),
        points: { show: true, size: 5, filter: isolatedPoints },
      },
    ],
    hooks: { setCursor: [chart => onCursor(chart.cursor.idx ?? undefined)] },
  };
}

const BAR_SHARE_OF_PERIOD = 0.8;

function bars(): UPlot.Series.PathBuilder | undefined {
  return UPlot.paths.bars?.({ size: [BAR_SHARE_OF_PERIOD] });
}

/** What has no neighbor is no line either, such as the first point of all. */
function isolatedPoints(chart: UPlot, seriesIndex: number): number[] {
  const values = chart.data[seriesIndex];
  const isMissing = (index: number) =>
    values[index] === null || values[index] === undefined;
  return [...values.keys()].filter(
    index => !isMissing(index) && isMissing(index - 1) && isMissing(index + 1),
  );
}

/** From zero, with headroom; percents to 100, unless there is more. */
function yRange(
  _min: number | null,
  max: number | null,
  unit: MetricUnit,
): [number, number] {
  const highest = max ?? 0;
  if (unit === 'percent') return [0, Math.max(100, highest)];
  return [0, highest > 0 ? highest * 1.1 : 1];
}

function timeLabels(splits: number[]) {
  const spansDays = splits[splits.length - 1] - splits[0] > DAY_SECONDS;
  return (seconds: number) =>
    DateTime.fromSeconds(seconds).toFormat(spansDays ? 'd LLL HH:mm' : 'HH:mm');
}

import type { Theme } from '@material-ui/core/styles';
import type { MetricUnit } from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import UPlot from 'uplot';
import type { ChartMark } from './ChartScope';
import { drawGuides, drawMarks } from './drawGuides';
import type { Guide } from './guides';
import { formatValue } from './units';

import { CHART_HEIGHT } from './dimensions';

const DAY_SECONDS = 86_400;
const X_AXIS_HEIGHT = 32;
const Y_AXIS_WIDTH = 62;

/** From 1 KiB on, so that the axis says 256 MiB and not 238.4. */
const BYTE_STEPS = Array.from({ length: 40 }, (_, power) => 1024 * 2 ** power);

/** Less than that is a click, and no stretch of time. */
const SHORTEST_DRAG_PIXELS = 8;

/** What a chart shows now; it may change without the chart being made anew. */
export interface ChartContent {
  /** Seconds since 1970. */
  startSeconds: number;
  endSeconds: number;
  /** Up to where the values and the lines among them go. */
  top: number;
  guides: Guide[];
  marks: ChartMark[];
}

/** How one series is drawn, in the colors of the theme. */
export function chartOptions({
  theme,
  unit,
  syncKey,
  width,
  content,
  onCursor,
  onZoom,
}: {
  theme: Theme;
  unit: MetricUnit;
  /** Charts of the same key share their cursor. */
  syncKey: string;
  width: number;
  content: () => ChartContent;
  /** Called with the index under the cursor, with nothing when it leaves. */
  onCursor: (index: number | undefined) => void;
  /** Called with what was dragged over, in seconds since 1970. */
  onZoom: (startSeconds: number, endSeconds: number) => void;
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
      // Each chart is dragged over by itself; the others see the cursor only.
      sync: {
        key: syncKey,
        filters: {
          pub: type =>
            type.startsWith('mouse') &&
            type !== 'mousedown' &&
            type !== 'mouseup',
        },
      },
      drag: { x: true, y: false, setScale: false },
      y: false,
    },
    scales: {
      x: {
        range: () => {
          const { startSeconds, endSeconds } = content();
          return [startSeconds, endSeconds];
        },
      },
      y: { range: () => yRange(content().top, unit) },
    },
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
    hooks: {
      setCursor: [chart => onCursor(chart.cursor.idx ?? undefined)],
      setSelect: [chart => zoomToSelection(chart, onZoom)],
      draw: [
        chart => {
          const { guides, marks } = content();
          drawMarks(chart, marks, theme);
          drawGuides(chart, guides, theme, marks.length > 0);
        },
      ],
    },
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
function yRange(top: number, unit: MetricUnit): [number, number] {
  if (unit === 'percent') return [0, Math.max(100, top)];
  return [0, top > 0 ? top * 1.1 : 1];
}

function zoomToSelection(
  chart: UPlot,
  onZoom: (startSeconds: number, endSeconds: number) => void,
): void {
  const { left, width } = chart.select;
  if (width === 0) return;
  const [start, end] = [left, left + width].map(pixels =>
    chart.posToVal(pixels, 'x'),
  );
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  if (width >= SHORTEST_DRAG_PIXELS) onZoom(start, end);
}

function timeLabels(splits: number[]) {
  const spansDays = splits[splits.length - 1] - splits[0] > DAY_SECONDS;
  return (seconds: number) =>
    DateTime.fromSeconds(seconds).toFormat(spansDays ? 'd LLL HH:mm' : 'HH:mm');
}

import { useTheme } from '@material-ui/core/styles';
import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import {
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import UPlot from 'uplot';
import { type ChartContent, chartOptions } from './chartOptions';
import type { ChartScope } from './ChartScope';
import { guidesOf, topOf } from './guides';

/** All charts of a page share their cursor. */
const SYNC_KEY = 'service-health';

/** A chart and its cursor. */
export interface Plot {
  /** Of the element that it is drawn into. */
  ref: RefObject<HTMLDivElement>;
  /** Puts the cursor of all charts to a value of this one, or takes it away. */
  moveCursor(index: number | undefined): void;
}

/**
 * Draws into the element of the ref. The chart is made anew for another theme
 * or width; new values, marks and windows only redraw it.
 */
export function usePlot(
  series: MetricSeries,
  scope: ChartScope,
  onCursor: (index: number | undefined) => void,
): Plot {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>();
  const theme = useTheme();
  const width = useWidth(element);
  const { unit } = series;
  const shown = useRef({ series, scope });

  useEffect(() => {
    shown.current = { series, scope };
    chart.current?.setData([series.timestamps, series.values]);
  }, [series, scope]);

  useEffect(() => {
    if (!element.current || width === 0) return undefined;
    const created = new UPlot(
      chartOptions({
        theme,
        unit,
        width,
        syncKey: SYNC_KEY,
        content: () => contentOf(shown.current),
        onCursor,
        onZoom: (start, end) =>
          shown.current.scope.onZoom(isoOf(start), isoOf(end)),
      }),
      [shown.current.series.timestamps, shown.current.series.values],
      element.current,
    );
    chart.current = created;
    return () => {
      created.destroy();
      chart.current = undefined;
    };
  }, [theme, unit, width, onCursor]);

  const moveCursor = useCallback((index: number | undefined) => {
    const seconds =
      index === undefined ? undefined : chart.current?.data[0][index];
    for (const each of UPlot.sync(SYNC_KEY).plots) placeCursor(each, seconds);
  }, []);
  return { ref: element, moveCursor };
}

function contentOf({
  series,
  scope,
}: {
  series: MetricSeries;
  scope: ChartScope;
}): ChartContent {
  const guides = guidesOf(series);
  return {
    startSeconds: Date.parse(scope.window.start) / 1_000,
    endSeconds: Date.parse(scope.window.end) / 1_000,
    top: topOf(series, guides),
    guides,
    marks: scope.marks,
  };
}

const OUT_OF_SIGHT_PIXELS = -10;

function placeCursor(chart: UPlot, seconds: number | undefined): void {
  const left =
    seconds === undefined ? OUT_OF_SIGHT_PIXELS : chart.valToPos(seconds, 'x');
  chart.setCursor({ left, top: 0 });
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

function useWidth(element: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([{ contentRect }]) =>
      setWidth(Math.floor(contentRect.width)),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

import 'uplot/dist/uPlot.min.css';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import { useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import { CHART_HEIGHT, chartOptions } from './chartOptions';
import { newestValue, summarize } from './summary';
import { formatValue, perPeriod } from './units';

const useStyles = makeStyles(theme => ({
  root: { margin: 0, minWidth: 0 },
  caption: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  value: { fontVariantNumeric: 'tabular-nums' },
  plot: { height: CHART_HEIGHT, overflow: 'hidden' },
}));

/**
 * One metric over time. The caption says the newest value, or the one under
 * the cursor, which all charts of one `syncKey` share.
 */
export const TimeSeriesChart = ({
  series,
  periodSeconds,
  syncKey,
}: {
  series: MetricSeries;
  /** What a `count-per-period` is counted within. */
  periodSeconds: number;
  syncKey: string;
}) => {
  const classes = useStyles();
  const [cursorIndex, setCursorIndex] = useState<number>();
  const plot = usePlot(series, syncKey, setCursorIndex);
  return (
    <figure className={classes.root}>
      <figcaption className={classes.caption}>
        <Typography variant="body2">
          {series.label}
          {series.unit === 'count-per-period' && (
            <> {perPeriod(periodSeconds)}</>
          )}
        </Typography>
        <Typography
          variant="body2"
          color="textSecondary"
          className={classes.value}
        >
          {valueText(series, cursorIndex)}
        </Typography>
      </figcaption>
      <div
        ref={plot}
        role="img"
        aria-label={summarize(series)}
        className={classes.plot}
      />
    </figure>
  );
};

/** Draws into the element of the ref, anew for another theme or width. */
function usePlot(
  series: MetricSeries,
  syncKey: string,
  onCursor: (index: number | undefined) => void,
) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>();
  const theme = useTheme();
  const width = useWidth(element);
  const { unit, timestamps, values } = series;
  const data = useRef<UPlot.AlignedData>([timestamps, values]);

  useEffect(() => {
    data.current = [timestamps, values];
    chart.current?.setData(data.current);
  }, [timestamps, values]);

  useEffect(() => {
    if (!element.current || width === 0) return undefined;
    const created = new UPlot(
      chartOptions({ theme, unit, syncKey, width, onCursor }),
      data.current,
      element.current,
    );
    chart.current = created;
    return () => {
      created.destroy();
      chart.current = undefined;
    };
  }, [theme, unit, syncKey, width, onCursor]);

  return element;
}

function useWidth(element: React.RefObject<HTMLElement>): number {
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

function valueText(series: MetricSeries, cursorIndex: number | undefined) {
  const underCursor =
    cursorIndex === undefined ? undefined : series.values[cursorIndex];
  if (cursorIndex !== undefined && typeof underCursor === 'number') {
    const at = DateTime.fromSeconds(series.timestamps[cursorIndex]);
    return `${formatValue(underCursor, series.unit)} at ${at.toFormat(
      'HH:mm',
    )}`;
  }
  const newest = newestValue(series);
  return newest === undefined ? 'no data' : formatValue(newest, series.unit);
}

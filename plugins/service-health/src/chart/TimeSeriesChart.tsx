import 'uplot/dist/uPlot.min.css';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { type ChartScope, useChartScope } from './ChartScope';
import { CHART_HEIGHT } from './dimensions';
import { guidesOf } from './guides';
import { newestValue, summarize } from './summary';
import { formatValue, perPeriod } from './units';
import { usePlot } from './usePlot';

const DAY_SECONDS = 86_400;

const useStyles = makeStyles(theme => ({
  root: { margin: 0, minWidth: 0 },
  caption: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  plot: { height: CHART_HEIGHT, overflow: 'hidden' },
}));

/**
 * One metric over time, with the lines of its alarms and limits. The caption
 * says the newest value, or the one under the cursor, which all charts share.
 */
export const TimeSeriesChart = ({
  series,
  periodSeconds,
}: {
  series: MetricSeries;
  /** What a `count-per-period` is counted within. */
  periodSeconds: number;
}) => {
  const classes = useStyles();
  const scope = useChartScope();
  const [cursorIndex, setCursorIndex] = useState<number>();
  const plot = usePlot(series, scope, setCursorIndex);
  return (
    <figure className={classes.root}>
      <figcaption className={classes.caption}>
        <Typography variant="body2" component="span">
          {series.label}
          {series.unit === 'count-per-period' && (
            <> {perPeriod(periodSeconds)}</>
          )}
        </Typography>
        <Typography
          variant="body2"
          component="span"
          color="textSecondary"
          className={classes.value}
        >
          {valueText(series, cursorIndex, scope)}
        </Typography>
      </figcaption>
      <div
        ref={plot}
        role="img"
        aria-label={summarize(series, guidesOf(series), scope.marks)}
        className={classes.plot}
      />
    </figure>
  );
};

function valueText(
  series: MetricSeries,
  cursorIndex: number | undefined,
  { window }: ChartScope,
): string {
  const underCursor =
    cursorIndex === undefined ? undefined : series.values[cursorIndex];
  if (cursorIndex !== undefined && typeof underCursor === 'number') {
    const at = DateTime.fromSeconds(series.timestamps[cursorIndex]);
    const spansDays =
      (Date.parse(window.end) - Date.parse(window.start)) / 1_000 >=
      DAY_SECONDS;
    return `${formatValue(underCursor, series.unit)} at ${at
      .setLocale('en')
      .toFormat(spansDays ? 'd LLL HH:mm' : 'HH:mm')}`;
  }
  const newest = newestValue(series);
  if (newest === undefined) return 'no data';
  const { limit } = series;
  return limit
    ? `${formatValue(newest, series.unit)} of ${formatValue(
        limit.value,
        series.unit,
      )}`
    : formatValue(newest, series.unit);
}

import 'uplot/dist/uPlot.min.css';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { MetricSeries } from '@quarterdeck/plugin-service-health-common';
import { useState } from 'react';
import { useChartScope } from './ChartScope';
import { CHART_HEIGHT } from './dimensions';
import { guidesOf } from './guides';
import { KeyboardCursor } from './KeyboardCursor';
import { summarize } from './summary';
import { perPeriod } from './units';
import { usePlot } from './usePlot';
import { valueText } from './valueText';

const useStyles = makeStyles(theme => ({
  root: { margin: 0, minWidth: 0 },
  caption: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  frame: { position: 'relative' },
  plot: { height: CHART_HEIGHT, overflow: 'hidden' },
}));

/**
 * One metric over time, with the lines of its alarms and limits. The caption
 * says the newest value, or the one under the cursor, which all charts share;
 * the mouse moves it, and so do the arrow keys.
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
  const text = valueText(series, cursorIndex, scope.window);
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
          {text}
        </Typography>
      </figcaption>
      <div className={classes.frame}>
        <div
          ref={plot.ref}
          role="img"
          aria-label={summarize(series, guidesOf(series), scope.marks)}
          className={classes.plot}
        />
        <KeyboardCursor
          label={series.label}
          count={series.timestamps.length}
          index={cursorIndex}
          text={text}
          onMove={plot.moveCursor}
        />
      </div>
    </figure>
  );
};

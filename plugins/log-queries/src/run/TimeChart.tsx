import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { AbsoluteRange } from '@quarterdeck/plugin-log-queries-common';
import { DateTime } from 'luxon';
import { formatCount } from './format';
import type { TimeBars } from './timeBars';

const WIDTH = 1_000;
const HEIGHT = 80;

const useStyles = makeStyles(theme => ({
  root: { margin: 0 },
  chart: {
    display: 'block',
    width: '100%',
    height: HEIGHT,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  bar: {
    fill: theme.palette.primary.main,
    '&:hover': { fill: theme.palette.primary.light },
  },
  zooms: { cursor: 'zoom-in' },
  scale: { display: 'flex', justifyContent: 'space-between' },
}));

/** Bars over the range of a run. A click on one asks for its minutes. */
export function TimeChart(props: {
  data: TimeBars;
  onZoom?: (range: AbsoluteRange) => void;
}) {
  const { data, onZoom } = props;
  const classes = useStyles();
  const highest = Math.max(...data.bars.map(bar => bar.value), 0);
  const x = (ms: number) =>
    ((ms - data.fromMs) / (data.toMs - data.fromMs)) * WIDTH;
  const width = Math.max(2, x(data.fromMs + data.stepMs) - 1);

  return (
    <figure className={classes.root}>
      <Typography
        variant="caption"
        color="textSecondary"
        component="figcaption"
      >
        {data.label} over time, at most {formatCount(highest)}
        {onZoom && '; click a bar to zoom'}
      </Typography>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${data.label} over time`}
      >
        {data.bars.map(({ startMs, value }) => {
          const height = highest > 0 ? (value / highest) * HEIGHT : 0;
          return (
            <rect
              key={startMs}
              className={`${classes.bar} ${onZoom ? classes.zooms : ''}`}
              x={x(startMs)}
              y={HEIGHT - height}
              width={width}
              height={height}
              onClick={() =>
                onZoom?.({
                  from: new Date(startMs).toISOString(),
                  to: new Date(startMs + data.stepMs).toISOString(),
                })
              }
            >
              <title>{`${clock(startMs)}: ${formatCount(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <Typography
        variant="caption"
        color="textSecondary"
        component="div"
        className={classes.scale}
      >
        <span>{clock(data.fromMs)}</span>
        <span>{clock(data.toMs)}</span>
      </Typography>
    </figure>
  );
}

function clock(ms: number): string {
  return DateTime.fromMillis(ms).toFormat('LL-dd HH:mm:ss');
}

import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { AbsoluteRange } from '@quarterdeck/plugin-log-queries-common';
import { DateTime } from 'luxon';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { formatNumber } from '../run/format';
import { useTimeZone } from '../time/useTimeZone';
import { seriesColor } from './seriesColors';
import { stackBars } from './stackBars';
import type { TimeBars } from './timeBars';

const WIDTH = 1_000;
const HEIGHT = 96;

const useStyles = makeStyles(theme => ({
  root: { margin: 0 },
  chart: {
    display: 'block',
    width: '100%',
    height: HEIGHT,
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  step: {
    outline: 'none',
    '&:hover $area, &:focus $area': { fill: theme.palette.action.selected },
  },
  area: { fill: 'transparent' },
  zooms: { cursor: 'zoom-in' },
  line: { fill: 'none', strokeWidth: 2, vectorEffect: 'non-scaling-stroke' },
  before: { stroke: theme.palette.text.secondary, strokeDasharray: '4 3' },
  scale: { display: 'flex', justifyContent: 'space-between' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0, 2),
    padding: 0,
    margin: 0,
    listStyle: 'none',
  },
  swatch: {
    display: 'inline-block',
    width: 10,
    height: 10,
    marginRight: theme.spacing(0.5),
    borderRadius: 2,
  },
}));

/**
 * Bars over the range of a run, series on top of each other. A click on one,
 * or Enter, asks for its minutes; arrow keys go from bar to bar.
 */
export function TimeChart(props: {
  data: TimeBars;
  /** Another result in the same steps, drawn as a line: the day before. */
  before?: { label: string; values: ReadonlyMap<number, number> };
  onZoom?: (range: AbsoluteRange) => void;
}) {
  const { data, before, onZoom } = props;
  const classes = useStyles();
  const theme = useTheme();
  const [zone] = useTimeZone();
  const [active, setActive] = useState(0);
  const { steps, highest } = useMemo(
    () => stackBars(data, before?.values),
    [data, before],
  );
  const x = (ms: number) =>
    ((ms - data.fromMs) / (data.toMs - data.fromMs)) * WIDTH;
  const y = (value: number) => (highest > 0 ? (value / highest) * HEIGHT : 0);
  const width = Math.max(2, x(data.fromMs + data.stepMs) - 1);
  const pointsOf = (values: ReadonlyMap<number, number>) =>
    [...values]
      .sort(([a], [b]) => a - b)
      .map(([ms, value]) => `${x(ms) + width / 2},${HEIGHT - y(value)}`)
      .join(' ');
  const clock = (ms: number) =>
    DateTime.fromMillis(ms, { zone }).toFormat('LL-dd HH:mm:ss');
  const zoomTo = (startMs: number) =>
    onZoom?.({
      from: new Date(startMs).toISOString(),
      to: new Date(startMs + data.stepMs).toISOString(),
    });

  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(steps.length - 1, active + by));
      setActive(next);
      event.currentTarget
        .querySelectorAll<SVGGElement>('[data-step]')
        [next]?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      zoomTo(steps[active].startMs);
    }
  };

  return (
    <figure className={classes.root}>
      <Typography
        variant="caption"
        color="textSecondary"
        component="figcaption"
      >
        {data.label} over time, at most {formatNumber(highest)}
        {onZoom && '; click a bar to zoom'}
      </Typography>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role={onZoom ? 'group' : 'img'}
        aria-label={`${data.label} over time`}
        onKeyDown={onZoom && onKeyDown}
      >
        {steps.map(({ startMs, parts, top }, index) => {
          const text = `${clock(startMs)}: ${formatNumber(top)}`;
          return (
            <g
              key={startMs}
              data-step
              className={`${classes.step} ${onZoom ? classes.zooms : ''}`}
              {...(onZoom && {
                role: 'button',
                'aria-label': `${text}, zoom`,
                tabIndex: index === Math.min(active, steps.length - 1) ? 0 : -1,
                onFocus: () => setActive(index),
                onClick: () => zoomTo(startMs),
              })}
            >
              <title>{text}</title>
              <rect
                className={classes.area}
                x={x(startMs)}
                y={0}
                width={width}
                height={HEIGHT}
              />
              {parts.map(({ series, from, to }) => (
                <rect
                  key={series}
                  fill={seriesColor(theme, series)}
                  x={x(startMs)}
                  y={HEIGHT - y(to)}
                  width={width}
                  height={y(to - from)}
                />
              ))}
            </g>
          );
        })}
        {data.drawnAs === 'lines' &&
          data.series.map(({ name, values }, index) => (
            <polyline
              key={name}
              className={classes.line}
              stroke={seriesColor(theme, index)}
              points={pointsOf(values)}
            />
          ))}
        {before && (
          <polyline
            className={`${classes.line} ${classes.before}`}
            points={pointsOf(before.values)}
          />
        )}
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
      {(data.series.length > 1 || before) && (
        <Typography variant="caption" component="ul" className={classes.legend}>
          {data.series.map(({ name }, index) => (
            <li key={name}>
              <span
                className={classes.swatch}
                style={{ backgroundColor: seriesColor(theme, index) }}
              />
              {name}
            </li>
          ))}
          {before && <li>┄ {before.label}</li>}
          {data.hiddenSeries > 0 && <li>and {data.hiddenSeries} more</li>}
        </Typography>
      )}
    </figure>
  );
}

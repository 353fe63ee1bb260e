import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { formatNumber } from '../run/format';
import type { ValueBar } from './valueBars';

const useStyles = makeStyles(theme => ({
  root: { margin: 0 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(80px, max-content) 1fr',
    alignItems: 'center',
    gridGap: theme.spacing(0.5, 2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  item: { display: 'contents' },
  name: {
    maxWidth: '40vw',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  track: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  bar: {
    height: 14,
    minWidth: 2,
    borderRadius: 2,
    backgroundColor: theme.palette.primary.main,
  },
  before: {
    height: 8,
    backgroundColor: theme.palette.text.secondary,
  },
}));

/** Lying bars, the longest value as wide as there is room. */
export function ValueBars(props: {
  label: string;
  /** Of the bars, where it needs saying. */
  order?: string;
  bars: readonly ValueBar[];
  /** What the values before are called: each has a thinner bar of its own. */
  beforeLabel?: string;
  /** How many there are besides. */
  hidden: number;
}) {
  const { label, order, bars, beforeLabel, hidden } = props;
  const classes = useStyles();
  const highest = Math.max(
    ...bars.flatMap(({ value = 0, before = 0 }) => [value, before]),
    0,
  );
  const widthOf = (value: number) =>
    `${highest > 0 ? (value / highest) * 70 : 0}%`;
  const caption = [
    label,
    ...(beforeLabel ? [`thin: ${beforeLabel}`] : []),
    ...(order ? [order] : []),
    ...(hidden > 0 ? [`the first ${bars.length}`] : []),
  ];

  return (
    <figure className={classes.root}>
      <Typography
        variant="caption"
        color="textSecondary"
        component="figcaption"
      >
        {caption.join(', ')}
      </Typography>
      <ul className={classes.list} aria-label={label}>
        {bars.map(({ name, value, before }, index) => (
          <li key={index} className={classes.item}>
            <Typography variant="body2" className={classes.name} title={name}>
              {name}
            </Typography>
            <div>
              <div className={classes.track}>
                <div
                  className={classes.bar}
                  style={{ width: widthOf(value ?? 0) }}
                />
                <Typography variant="body2">
                  {value === undefined ? 'none' : formatNumber(value)}
                </Typography>
              </div>
              {beforeLabel && (
                <div className={classes.track}>
                  <div
                    className={`${classes.bar} ${classes.before}`}
                    style={{ width: widthOf(before ?? 0) }}
                  />
                  <Typography variant="caption" color="textSecondary">
                    {before === undefined ? 'none' : formatNumber(before)}{' '}
                    {beforeLabel}
                  </Typography>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </figure>
  );
}

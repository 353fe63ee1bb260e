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
}));

/** Lying bars, the longest value as wide as there is room. */
export function ValueBars(props: {
  label: string;
  bars: readonly ValueBar[];
  /** How many there are besides. */
  hidden: number;
}) {
  const { label, bars, hidden } = props;
  const classes = useStyles();
  const highest = Math.max(...bars.map(bar => bar.value), 0);

  return (
    <figure className={classes.root}>
      <Typography
        variant="caption"
        color="textSecondary"
        component="figcaption"
      >
        {label}
        {hidden > 0 && `, the first ${bars.length}`}
      </Typography>
      <ul className={classes.list} aria-label={label}>
        {bars.map(({ name, value }, index) => (
          <li key={index} className={classes.item}>
            <Typography variant="body2" className={classes.name} title={name}>
              {name}
            </Typography>
            <div className={classes.track}>
              <div
                className={classes.bar}
                style={{
                  width: `${highest > 0 ? (value / highest) * 80 : 0}%`,
                }}
              />
              <Typography variant="body2">{formatNumber(value)}</Typography>
            </div>
          </li>
        ))}
      </ul>
    </figure>
  );
}

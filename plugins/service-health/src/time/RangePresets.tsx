import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import { presetOf, RANGE_PRESETS, type TimeRange } from './TimeRange';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: 2,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  // Seen by the keyboard and by screen readers, drawn as its label.
  input: {
    position: 'absolute',
    opacity: 0,
    pointerEvents: 'none',
    '&:focus-visible + span': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
    '&:checked + span': {
      background: theme.palette.primary.main,
      color: theme.palette.primary.contrastText,
    },
  },
  text: {
    display: 'block',
    padding: theme.spacing(0.5, 1.25),
    borderRadius: theme.shape.borderRadius,
    fontSize: theme.typography.body2.fontSize,
    cursor: 'pointer',
    whiteSpace: 'nowrap',
  },
}));

/** The ranges up to now, of which one can be chosen. */
export const RangePresets = ({
  range,
  onChange,
}: {
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}) => {
  const classes = useStyles();
  const name = useId();
  const chosen = presetOf(range);
  return (
    <div role="radiogroup" aria-label="Up to now" className={classes.root}>
      {RANGE_PRESETS.map(({ token, label, lastSeconds }) => (
        <label key={token}>
          <input
            type="radio"
            name={name}
            className={classes.input}
            checked={chosen?.token === token}
            onChange={() => onChange({ lastSeconds })}
          />
          <span className={classes.text}>{label}</span>
        </label>
      ))}
    </div>
  );
};

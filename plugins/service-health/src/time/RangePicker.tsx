import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { AbsoluteRangeForm } from './AbsoluteRangeForm';
import { RangePresets } from './RangePresets';
import { DEFAULT_RANGE, rangeText, type TimeRange } from './TimeRange';
import { zoneText } from './zone';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 1.5),
  },
  note: { flexBasis: '100%' },
}));

/** Chooses what the whole page looks at. */
export const RangePicker = ({
  range,
  complaint,
  onChange,
}: {
  range: TimeRange;
  /** Why the range of the link could not be taken. */
  complaint?: string;
  onChange: (range: TimeRange) => void;
}) => {
  const classes = useStyles();
  const [isEditing, setEditing] = useState(false);
  const isLive = 'lastSeconds' in range;
  return (
    <div className={classes.root} role="group" aria-label="Time range">
      <RangePresets range={range} onChange={onChange} />
      <Button
        size="small"
        variant="outlined"
        aria-expanded={isEditing}
        onClick={() => setEditing(before => !before)}
      >
        {isLive ? 'From – to' : rangeText(range)}
      </Button>
      {!isLive && (
        <Button size="small" onClick={() => onChange(DEFAULT_RANGE)}>
          Back to now
        </Button>
      )}
      <Typography variant="caption" color="textSecondary">
        {isLive ? `${zoneText()}, live` : 'Fixed: it does not refresh itself'}
      </Typography>
      {isEditing && (
        <AbsoluteRangeForm
          // Opened anew for another range, it starts from that one.
          key={JSON.stringify(range)}
          range={range}
          onChange={changed => {
            setEditing(false);
            onChange(changed);
          }}
        />
      )}
      {complaint && (
        <Typography variant="body2" role="alert" className={classes.note}>
          {complaint} What is shown is the {rangeText(range)}.
        </Typography>
      )}
    </div>
  );
};

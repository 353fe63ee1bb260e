import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { DateTime } from 'luxon';
import { type FormEvent, useId, useState } from 'react';
import { between, complaintAbout, type TimeRange } from './TimeRange';
import { zoneText } from './zone';

/** What an input of the type `datetime-local` reads and writes. */
const INPUT_FORMAT = "yyyy-MM-dd'T'HH:mm";

const useStyles = makeStyles(theme => ({
  root: {
    flexBasis: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
  },
}));

/** From when to when, in the zone of the browser. */
export const AbsoluteRangeForm = ({
  range,
  onChange,
}: {
  /** Where it starts from. */
  range: TimeRange;
  onChange: (range: TimeRange) => void;
}) => {
  const classes = useStyles();
  const [{ start, end }, setFields] = useState(() => fieldsOf(range));
  const complaint = complaintAbout(start, end);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complaint) onChange(between(start, end));
  };
  return (
    <form className={classes.root} onSubmit={submit}>
      <TimeField
        label="From"
        value={start}
        onChange={value => setFields(before => ({ ...before, start: value }))}
      />
      <TimeField
        label="To"
        value={end}
        onChange={value => setFields(before => ({ ...before, end: value }))}
      />
      <Button
        type="submit"
        size="small"
        variant="contained"
        color="primary"
        disabled={complaint !== undefined}
      >
        Show
      </Button>
      <Typography variant="caption" color="textSecondary" aria-live="polite">
        {complaint ?? `Times are in ${zoneText()}.`}
      </Typography>
    </form>
  );
};

const TimeField = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) => (
  <TextField
    id={useId()}
    label={label}
    type="datetime-local"
    size="small"
    variant="outlined"
    value={value}
    InputLabelProps={{ shrink: true }}
    onChange={event => onChange(event.target.value)}
  />
);

function fieldsOf(range: TimeRange): { start: string; end: string } {
  const [start, end] =
    'lastSeconds' in range
      ? [DateTime.now().minus({ seconds: range.lastSeconds }), DateTime.now()]
      : [DateTime.fromISO(range.start), DateTime.fromISO(range.end)];
  return {
    start: start.toFormat(INPUT_FORMAT),
    end: end.toFormat(INPUT_FORMAT),
  };
}

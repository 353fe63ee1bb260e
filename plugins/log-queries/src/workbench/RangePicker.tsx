import Box from '@material-ui/core/Box';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import {
  type QueryRange,
  resolveRange,
} from '@quarterdeck/plugin-log-queries-common';
import { DateTime } from 'luxon';
import { useTimeZone } from '../time/useTimeZone';
import { ZonePicker } from '../time/ZonePicker';
import { PRESETS } from './range';

const CUSTOM = 'custom';

/** Chooses the minutes a query looks at, in the reader's time zone. */
export function RangePicker(props: {
  range: QueryRange;
  /** Where the logs are: their clocks are offered, too. */
  regions: readonly string[];
  onChange: (range: QueryRange) => void;
}) {
  const { range, regions, onChange } = props;
  const [zone] = useTimeZone();
  const isPreset =
    range.type === 'relative' &&
    PRESETS.some(preset => preset.lastMinutes === range.lastMinutes);

  const choose = (value: string) =>
    onChange(
      value === CUSTOM
        ? { type: 'absolute', ...resolveRange(range, new Date()) }
        : { type: 'relative', lastMinutes: Number(value) },
    );

  return (
    <Box display="flex" flexWrap="wrap" gridGap={8}>
      <TextField
        select
        size="small"
        variant="outlined"
        label="Time range"
        id="log-queries-range"
        value={range.type === 'relative' ? String(range.lastMinutes) : CUSTOM}
        onChange={event => choose(event.target.value)}
      >
        {PRESETS.map(preset => (
          <MenuItem key={preset.lastMinutes} value={String(preset.lastMinutes)}>
            {preset.label}
          </MenuItem>
        ))}
        {range.type === 'relative' && !isPreset && (
          <MenuItem value={String(range.lastMinutes)}>
            Last {range.lastMinutes} minutes
          </MenuItem>
        )}
        <MenuItem value={CUSTOM}>From … to …</MenuItem>
      </TextField>
      {range.type === 'absolute' && (
        <>
          <MomentField
            label="From"
            value={range.from}
            zone={zone}
            onChange={from => onChange({ ...range, from })}
          />
          <MomentField
            label="To"
            value={range.to}
            zone={zone}
            isWrong={Date.parse(range.to) <= Date.parse(range.from)}
            onChange={to => onChange({ ...range, to })}
          />
        </>
      )}
      <ZonePicker regions={regions} />
    </Box>
  );
}

function MomentField(props: {
  label: string;
  value: string;
  zone: string;
  isWrong?: boolean;
  onChange: (iso: string) => void;
}) {
  const { label, value, zone, isWrong, onChange } = props;
  return (
    <TextField
      type="datetime-local"
      size="small"
      variant="outlined"
      label={label}
      id={`log-queries-range-${label}`}
      InputLabelProps={{ shrink: true }}
      inputProps={{ step: 1 }}
      error={isWrong}
      helperText={isWrong ? 'Ends before it begins' : undefined}
      value={DateTime.fromISO(value, { zone }).toFormat(
        "yyyy-LL-dd'T'HH:mm:ss",
      )}
      onChange={event => {
        const moment = DateTime.fromISO(event.target.value, { zone });
        // While somebody types, the field is empty for a moment.
        if (moment.isValid) onChange(moment.toUTC().toISO());
      }}
    />
  );
}

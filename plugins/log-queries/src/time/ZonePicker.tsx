import TextField from '@material-ui/core/TextField';
import { useMemo } from 'react';
import { LOCAL_ZONE, useTimeZone } from './useTimeZone';
import { allZones, likelyZones, localZoneName } from './zones';

/** Chooses the time zone of all times on the page. */
export function ZonePicker(props: { regions: readonly string[] }) {
  const [zone, setZone] = useTimeZone();
  const likely = useMemo(() => likelyZones(props.regions), [props.regions]);
  const others = useMemo(
    () => allZones().filter(name => !likely.includes(name)),
    [likely],
  );
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label="Time zone"
      id="log-queries-zone"
      SelectProps={{ native: true }}
      value={zone}
      onChange={event => setZone(event.target.value)}
    >
      <option value={LOCAL_ZONE}>Local ({localZoneName()})</option>
      {likely.map(name => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      <optgroup label="All">
        {others.map(name => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </optgroup>
    </TextField>
  );
}

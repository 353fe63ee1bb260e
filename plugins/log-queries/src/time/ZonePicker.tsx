import TextField from '@material-ui/core/TextField';
import { useMemo, useState } from 'react';
import { LOCAL_ZONE, useTimeZone } from './useTimeZone';
import { allZones, likelyZones, localZoneName } from './zones';

/** Chooses the time zone of all times on the page. */
export function ZonePicker(props: { regions: readonly string[] }) {
  const [zone, setZone] = useTimeZone();
  const likely = useMemo(() => likelyZones(props.regions), [props.regions]);
  // There are hundreds, which most people never want to see.
  const [isOpened, setOpened] = useState(false);
  const others = useMemo(
    () =>
      (isOpened ? allZones() : [zone]).filter(
        name => name !== LOCAL_ZONE && !likely.includes(name),
      ),
    [likely, isOpened, zone],
  );
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label="Time zone"
      id="log-queries-zone"
      style={{ width: 200 }}
      SelectProps={{ native: true, onFocus: () => setOpened(true) }}
      value={zone}
      onChange={event => setZone(event.target.value)}
    >
      <option value={LOCAL_ZONE}>Local ({localZoneName()})</option>
      {likely.map(name => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
      {others.length > 0 && (
        <optgroup label="Others">
          {others.map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </TextField>
  );
}

import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { Place } from '../api/LogQueriesApi';

/** Chooses the account and region of a query of one's own. */
export function PlacePicker(props: {
  places: readonly Place[];
  place?: Place;
  onChange: (place: Place) => void;
  disabled?: boolean;
}) {
  const { places, place, onChange, disabled } = props;
  const keyOf = ({ accountId, region }: Place) => `${accountId}/${region}`;
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label="Account and region"
      id="log-queries-place"
      style={{ minWidth: 220 }}
      disabled={disabled}
      value={place ? keyOf(place) : ''}
      onChange={event => {
        const chosen = places.find(each => keyOf(each) === event.target.value);
        if (chosen) onChange(chosen);
      }}
    >
      {places.map(each => (
        <MenuItem key={keyOf(each)} value={keyOf(each)}>
          {each.accountId} · {each.region}
        </MenuItem>
      ))}
    </TextField>
  );
}

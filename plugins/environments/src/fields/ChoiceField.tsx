import FormControl from '@material-ui/core/FormControl';
import FormHelperText from '@material-ui/core/FormHelperText';
import InputLabel from '@material-ui/core/InputLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Select from '@material-ui/core/Select';
import { useEffect } from 'react';

/** A field of a form with a few values to choose from. */
export function ChoiceField(props: {
  id: string;
  label: string;
  help?: string;
  errors: string[];
  choices: string[];
  value: string | undefined;
  isRequired: boolean;
  isDisabled: boolean;
  onChange: (value: string) => void;
}) {
  const { choices, errors, help, id, label, onChange, value } = props;
  const isValid = value !== undefined && choices.includes(value);
  // Where there is no choice, nobody has to make one; and a choice that is
  // gone is not kept.
  const only = choices.length === 1 ? choices[0] : undefined;
  useEffect(() => {
    if (only !== undefined && value !== only) onChange(only);
  }, [only, value, onChange]);
  return (
    <FormControl
      fullWidth
      margin="normal"
      required={props.isRequired}
      disabled={props.isDisabled}
      error={errors.length > 0}
    >
      <InputLabel id={`${id}-label`} shrink={isValid || undefined}>
        {label}
      </InputLabel>
      <Select
        labelId={`${id}-label`}
        id={id}
        value={isValid ? value : ''}
        onChange={event => onChange(String(event.target.value))}
      >
        {choices.map(choice => (
          <MenuItem key={choice} value={choice}>
            {choice}
          </MenuItem>
        ))}
      </Select>
      {errors.map(error => (
        <FormHelperText key={error}>{error}</FormHelperText>
      ))}
      {help && <FormHelperText error={false}>{help}</FormHelperText>}
    </FormControl>
  );
}

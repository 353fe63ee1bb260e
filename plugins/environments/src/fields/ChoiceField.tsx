import FormHelperText from '@material-ui/core/FormHelperText';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
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
    <>
      <TextField
        select
        fullWidth
        id={id}
        label={label}
        required={props.isRequired}
        disabled={props.isDisabled}
        error={errors.length > 0}
        value={isValid ? value : ''}
        SelectProps={{
          SelectDisplayProps: { 'aria-describedby': `${id}-help` },
        }}
        onChange={event => onChange(event.target.value)}
      >
        {choices.map(choice => (
          <MenuItem key={choice} value={choice}>
            {choice}
          </MenuItem>
        ))}
      </TextField>
      <div id={`${id}-help`}>
        {errors.map(error => (
          <FormHelperText key={error} error>
            {error}
          </FormHelperText>
        ))}
        {help && <FormHelperText>{help}</FormHelperText>}
      </div>
    </>
  );
}

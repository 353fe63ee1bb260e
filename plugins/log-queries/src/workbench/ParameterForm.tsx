import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import type {
  ParameterValues,
  QueryParameter,
} from '@quarterdeck/plugin-log-queries-common';

/** One field for each `{{name}}` of a query. */
export function ParameterForm(props: {
  names: readonly string[];
  /** What the saved query says of them. */
  definitions: readonly QueryParameter[];
  /** Typed, or filled from the entity, the alarm or the task. */
  values: ParameterValues;
  /** The one that was refused, and why. */
  refused?: { parameter?: string; message: string };
  onChange: (name: string, value: string) => void;
}) {
  const { names, definitions, values, refused, onChange } = props;
  if (names.length === 0) return null;
  return (
    <Box
      display="flex"
      flexWrap="wrap"
      gridGap={12}
      role="group"
      aria-label="Parameters"
    >
      {names.map(name => {
        const definition = definitions.find(each => each.name === name);
        const isRefused = refused?.parameter === name;
        return (
          <TextField
            key={name}
            size="small"
            variant="outlined"
            id={`log-queries-parameter-${name}`}
            label={name}
            placeholder={definition?.defaultValue}
            helperText={
              isRefused ? refused?.message : definition?.description ?? ''
            }
            error={isRefused}
            InputLabelProps={{ shrink: true }}
            value={values[name] ?? ''}
            onChange={event => onChange(name, event.target.value)}
          />
        );
      })}
    </Box>
  );
}

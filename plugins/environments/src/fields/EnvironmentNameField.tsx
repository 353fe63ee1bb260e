import { useApi } from '@backstage/core-plugin-api';
import {
  type CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import useAsync from 'react-use/lib/useAsync';
import useDebounce from 'react-use/lib/useDebounce';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { nameAvailability } from './nameAvailability';
import { specIssuesAt } from './specIssues';

const TYPING_PAUSE_MS = 400;

/** `ui:field: EnvironmentNameField` gives the name of an environment. */
export const environmentNameFieldSchema = makeFieldSchema({
  output: z => z.string(),
});

type Schema = typeof environmentNameFieldSchema;

/** A name, with what is wrong with it said while it is typed. */
export function EnvironmentNameField(props: Schema['TProps']) {
  const { disabled, formContext, formData, onChange, required, schema } = props;
  const id = props.idSchema?.$id ?? 'environment-name';
  const values = { ...formContext?.formData, name: formData };
  const issues = formData ? specIssuesAt(values, 'name') : [];
  const { availability, problem } = useAvailability(
    values,
    issues.length === 0,
  );
  const errors = new Set([
    ...issues.map(({ message }) => message),
    ...(availability?.reason ? [availability.reason] : []),
    ...(problem ? [problem] : []),
  ]);
  // What was said when somebody wanted to go on is over once it is mended.
  const isMissing = !formData && (props.rawErrors ?? []).length > 0;
  if (isMissing) errors.add('An environment needs a name.');
  return (
    <>
      <TextField
        fullWidth
        id={id}
        label={schema.title ?? 'Name'}
        value={formData ?? ''}
        required={required}
        disabled={disabled}
        error={errors.size > 0}
        placeholder={props.uiSchema['ui:placeholder']}
        inputProps={{ 'aria-describedby': `${id}-help` }}
        onChange={event => onChange(event.target.value || undefined)}
      />
      <div id={`${id}-help`} aria-live="polite">
        {[...errors].map(error => (
          <FormHelperText key={error} error>
            {error}
          </FormHelperText>
        ))}
        {availability?.available && availability.exists && (
          <FormHelperText error={false}>
            There is an environment of this name already: this will change it.
          </FormHelperText>
        )}
        <FormHelperText error={false}>{schema.description}</FormHelperText>
      </div>
    </>
  );
}

/** Asks once nobody has typed for a moment, and forgets older answers. */
function useAvailability(values: object, isWorthAsking: boolean) {
  const api = useApi(environmentsApiRef);
  const now = isWorthAsking ? JSON.stringify(values) : '{}';
  const [asked, setAsked] = useState('{}');
  useDebounce(() => setAsked(now), TYPING_PAUSE_MS, [now]);
  const { value, error } = useAsync(
    () => nameAvailability(api, JSON.parse(asked)),
    [api, asked],
  );
  if (asked !== now) return {};
  return { availability: value, problem: error?.message };
}

/** Lets nobody go on with a name that is wrong, or somebody else's. */
export const validateEnvironmentName: CustomFieldValidator<
  Schema['TOutput']
> = async (_, field, { apiHolder, formData }) => {
  const issues = specIssuesAt(formData, 'name');
  for (const { message } of issues) field.addError(message);
  const api = apiHolder.get(environmentsApiRef);
  if (issues.length > 0 || !api) return;
  const availability = await nameAvailability(api, formData);
  if (availability?.reason) field.addError(availability.reason);
};

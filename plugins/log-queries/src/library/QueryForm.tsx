import Box from '@material-ui/core/Box';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { findPlaceholders } from '@quarterdeck/insights-language';
import type { QueryParameter } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import type { QueryContent } from './saveQuery';

/** What the portal keeps of a query, since AWS has no place for it. */
const NOTES = [
  {
    key: 'description',
    label: 'Description',
    helperText: 'When it helps, and how to read the answer',
    multiline: true,
  },
  { key: 'owner', label: 'Owner', placeholder: 'group:default/checkout' },
  {
    key: 'runbookUrl',
    label: 'Runbook',
    placeholder: 'https://…',
    type: 'url',
  },
] as const;

/** Name, notes, log groups and parameters of a query; its text is elsewhere. */
export function QueryForm(props: {
  content: QueryContent;
  onChange: (content: QueryContent) => void;
}) {
  const { content, onChange } = props;
  const { name, notes } = content;
  const [logGroupNames] = useState(content.logGroupNames);
  const parameters = parametersOf(content);
  const note = (key: keyof typeof notes, value: string) =>
    onChange({ ...content, notes: { ...notes, [key]: value || undefined } });
  const parameter = (changed: QueryParameter) =>
    onChange({
      ...content,
      parameters: parameters.map(each =>
        each.name === changed.name ? changed : each,
      ),
    });

  return (
    <Box display="flex" flexDirection="column" gridGap={16} py={1}>
      <TextField
        required
        variant="outlined"
        id="log-queries-name"
        label="Name"
        helperText="Slashes make folders: shop-production/Find errors"
        value={name}
        onChange={event => onChange({ ...content, name: event.target.value })}
      />
      {NOTES.map(({ key, ...field }) => (
        <TextField
          key={key}
          variant="outlined"
          id={`log-queries-${key}`}
          value={notes[key] ?? ''}
          onChange={event => note(key, event.target.value)}
          {...field}
        />
      ))}
      {logGroupNames.length > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              checked={content.logGroupNames.length > 0}
              onChange={(_, isKept) =>
                onChange({
                  ...content,
                  logGroupNames: isKept ? logGroupNames : [],
                })
              }
            />
          }
          label={`Always over ${logGroupNames.join(', ')}`}
        />
      )}
      {parameters.map(each => (
        <ParameterFields
          key={each.name}
          parameter={each}
          onChange={parameter}
        />
      ))}
    </Box>
  );
}

function ParameterFields(props: {
  parameter: QueryParameter;
  onChange: (parameter: QueryParameter) => void;
}) {
  const { parameter, onChange } = props;
  const { name, defaultValue, description } = parameter;
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8} alignItems="center">
      <Typography variant="body2" style={{ minWidth: 100 }}>
        {`{{${name}}}`}
      </Typography>
      <ParameterText
        id={`log-queries-default-${name}`}
        label="Default"
        value={defaultValue}
        onChange={value => onChange({ ...parameter, defaultValue: value })}
      />
      <ParameterText
        id={`log-queries-description-${name}`}
        label="What it is"
        value={description}
        onChange={value => onChange({ ...parameter, description: value })}
      />
    </Box>
  );
}

function ParameterText(props: {
  id: string;
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, value = '', onChange } = props;
  return (
    <TextField
      size="small"
      variant="outlined"
      id={id}
      label={label}
      value={value}
      onChange={event => onChange(event.target.value || undefined)}
    />
  );
}

/** Those of the text, with what is known of them. */
export function parametersOf(content: {
  queryString: string;
  parameters: readonly QueryParameter[];
}): QueryParameter[] {
  const names = new Set(
    findPlaceholders(content.queryString).map(({ name }) => name),
  );
  return [...names].map(
    name => content.parameters.find(each => each.name === name) ?? { name },
  );
}

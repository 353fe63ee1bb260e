import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { QueryPosition } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles(theme => ({
  text: {
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: theme.typography.body2.fontSize,
    lineHeight: 1.5,
  },
}));

/** The text of a query. An error selects the place that it is about. */
export function QueryText(props: {
  text: string;
  error?: string;
  errorPosition?: QueryPosition;
  onChange: (text: string) => void;
}) {
  const { text, error, errorPosition, onChange } = props;
  const classes = useStyles();
  const input = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (!errorPosition) return;
    input.current?.focus();
    input.current?.setSelectionRange(errorPosition.start, errorPosition.end);
  }, [errorPosition]);

  return (
    <TextField
      fullWidth
      multiline
      minRows={4}
      maxRows={16}
      variant="outlined"
      label="Query"
      id="log-queries-text"
      inputRef={input}
      InputProps={{ classes: { input: classes.text } }}
      inputProps={{ spellCheck: false }}
      value={text}
      error={Boolean(error)}
      helperText={error}
      FormHelperTextProps={{ role: error ? 'alert' : undefined }}
      onChange={event => onChange(event.target.value)}
    />
  );
}

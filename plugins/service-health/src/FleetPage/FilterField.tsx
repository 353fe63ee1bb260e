import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import ClearIcon from '@material-ui/icons/Clear';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    flex: '1 1 260px',
    maxWidth: 420,
    marginLeft: 'auto',
    [theme.breakpoints.down('sm')]: { maxWidth: 'none' },
  },
  key: {
    padding: theme.spacing(0, 0.75),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.secondary,
    font: 'inherit',
    fontSize: 12,
  },
}));

/** A field for words; the key `/` leads to it. */
export const FilterField = ({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) => {
  const classes = useStyles();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <TextField
      className={classes.root}
      size="small"
      variant="outlined"
      id="fleet-filter"
      label="Filter by name, owner, account, cause"
      value={value}
      inputRef={input}
      onChange={event => onChange(event.target.value)}
      inputProps={{ 'aria-keyshortcuts': '/' }}
      InputProps={{
        endAdornment: (
          <InputAdornment position="end">
            {value ? (
              <IconButton
                size="small"
                aria-label="Clear the words"
                onClick={() => onChange('')}
              >
                <ClearIcon fontSize="small" />
              </IconButton>
            ) : (
              <kbd className={classes.key} title="Press / to come here">
                /
              </kbd>
            )}
          </InputAdornment>
        ),
      }}
    />
  );
};

/** Whether the key is meant for a field, a dialog or a command of the browser. */
function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  return (
    ctrlKey ||
    metaKey ||
    altKey ||
    (target instanceof HTMLElement &&
      (target.isContentEditable ||
        target.closest(
          'input, textarea, select, [role=dialog], [role=menu]',
        ) !== null))
  );
}

import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { type ReactNode, useRef, useState } from 'react';

const useStyles = makeStyles(theme => ({
  root: { width: 420, maxWidth: '92vw', padding: theme.spacing(1.5) },
  list: { maxHeight: '44vh', overflow: 'auto' },
  button: { textTransform: 'none', maxWidth: '100%' },
  text: { overflowWrap: 'anywhere' },
}));

/** Something that can be chosen. */
export interface Choice {
  value: string;
  label: string;
  detail?: string;
}

/** A button that opens a list of which several can be chosen. */
export function ChooseMany(props: {
  /** What the button says: `2 log groups`. */
  summary: string;
  /** What is chosen, for the list's name: `Log groups`. */
  label: string;
  icon?: ReactNode;
  choices: readonly Choice[];
  chosen: readonly string[];
  most: number;
  /** Said below the list: that there are more, or why there are none. */
  note?: string;
  disabled?: boolean;
  onChange: (chosen: string[]) => void;
  /** Called with what is typed; left out, the choices here are searched. */
  onSearch?: (search: string) => void;
  onOpen?: () => void;
}) {
  const { summary, label, icon, choices, chosen, most, note } = props;
  const { onChange, onSearch, onOpen, disabled } = props;
  const classes = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const missing = chosen.filter(
    value => !choices.some(choice => choice.value === value),
  );
  const shown = [
    ...missing.map((value): Choice => ({ value, label: value })),
    ...choices,
  ].filter(choice =>
    choice.label.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const isFull = chosen.length >= most;

  const toggle = (value: string) =>
    onChange(
      chosen.includes(value)
        ? chosen.filter(other => other !== value)
        : [...chosen, value],
    );

  return (
    <>
      <Button
        ref={button}
        variant="outlined"
        className={classes.button}
        startIcon={icon}
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={() => {
          setOpen(true);
          onOpen?.();
        }}
      >
        {summary}
      </Button>
      <Popover
        open={isOpen}
        anchorEl={button.current}
        TransitionProps={{ onEntered: () => input.current?.focus() }}
        onClose={() => setOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        PaperProps={{ role: 'dialog', 'aria-label': label }}
      >
        <div className={classes.root}>
          <TextField
            fullWidth
            size="small"
            variant="outlined"
            type="search"
            inputRef={input}
            label={`Search ${label.toLowerCase()}`}
            id={`choose-${label.replace(/\W+/g, '-')}`}
            value={search}
            onChange={event => {
              setSearch(event.target.value);
              onSearch?.(event.target.value);
            }}
          />
          <List dense className={classes.list} aria-label={label}>
            {shown.map(({ value, label: text, detail }) => {
              const isChosen = chosen.includes(value);
              return (
                <li key={value}>
                  <ListItem
                    button
                    component="div"
                    role="checkbox"
                    aria-checked={isChosen}
                    disabled={isFull && !isChosen}
                    onClick={() => toggle(value)}
                  >
                    <ListItemIcon>
                      <Checkbox
                        edge="start"
                        size="small"
                        checked={isChosen}
                        tabIndex={-1}
                        disableRipple
                        color="primary"
                        inputProps={{ 'aria-hidden': true }}
                      />
                    </ListItemIcon>
                    <ListItemText
                      className={classes.text}
                      primary={text}
                      secondary={detail}
                    />
                  </ListItem>
                </li>
              );
            })}
          </List>
          {(note || shown.length === 0) && (
            <Typography variant="body2" color="textSecondary">
              {note ?? 'Nothing has this name.'}
            </Typography>
          )}
          <Box display="flex" justifyContent="space-between" mt={1}>
            <Typography variant="caption" color="textSecondary">
              {chosen.length} of at most {most}
            </Typography>
            <Button size="small" onClick={() => setOpen(false)}>
              Done
            </Button>
          </Box>
        </div>
      </Popover>
    </>
  );
}

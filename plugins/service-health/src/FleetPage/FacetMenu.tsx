import Button from '@material-ui/core/Button';
import Divider from '@material-ui/core/Divider';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDropDown';
import CheckedIcon from '@material-ui/icons/CheckBox';
import UncheckedIcon from '@material-ui/icons/CheckBoxOutlineBlank';
import { useState } from 'react';
import type { FacetOption } from './filtering';

const useStyles = makeStyles(theme => ({
  button: { textTransform: 'none', padding: theme.spacing(0.5, 1) },
  paper: { maxHeight: 420, minWidth: 220 },
  item: { gap: theme.spacing(1) },
  count: {
    marginLeft: 'auto',
    paddingLeft: theme.spacing(2),
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** One thing to filter by: a button that says to what it is set, and a menu. */
export const FacetMenu = ({
  title,
  chosen,
  labelOf,
  optionsOf,
  onToggle,
  onClear,
}: {
  title: string;
  chosen: string[];
  labelOf: (value: string) => string;
  /** Asked only when the menu is opened. */
  optionsOf: () => FacetOption[];
  onToggle: (value: string) => void;
  onClear: () => void;
}) => {
  const classes = useStyles();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const options = anchor ? optionsOf() : [];
  return (
    <>
      <Button
        size="small"
        color={chosen.length > 0 ? 'primary' : 'default'}
        variant={chosen.length > 0 ? 'outlined' : 'text'}
        className={classes.button}
        endIcon={<DownIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {describe(title, chosen, labelOf)}
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(undefined)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        MenuListProps={{ 'aria-label': title, dense: true }}
        classes={{ paper: classes.paper }}
      >
        {options.map(({ value, label, count }) => {
          const isChosen = chosen.includes(value);
          const Box = isChosen ? CheckedIcon : UncheckedIcon;
          return (
            <MenuItem
              key={value}
              role="menuitemcheckbox"
              aria-checked={isChosen}
              className={classes.item}
              onClick={() => onToggle(value)}
            >
              <Box fontSize="small" color={isChosen ? 'primary' : 'action'} />
              {label}
              <span className={classes.count}>{count}</span>
            </MenuItem>
          );
        })}
        {chosen.length > 0 && <Divider />}
        {chosen.length > 0 && (
          <MenuItem
            onClick={() => {
              onClear();
              setAnchor(undefined);
            }}
          >
            Any
          </MenuItem>
        )}
      </Menu>
    </>
  );
};

function describe(
  title: string,
  chosen: string[],
  labelOf: (value: string) => string,
): string {
  if (chosen.length === 0) return title;
  if (chosen.length === 1) return `${title}: ${labelOf(chosen[0])}`;
  return `${title}: ${chosen.length} chosen`;
}

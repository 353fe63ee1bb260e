import Button from '@material-ui/core/Button';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import DownIcon from '@material-ui/icons/ArrowDropDown';
import type { ServiceActionId } from '@quarterdeck/plugin-service-health-common';
import { useState } from 'react';
import { ActionDialog } from './ActionDialog';
import { useActions } from './ActionsProvider';
import { ACTION_LABELS } from './explainAction';
import { type ActionSubject, subjectName } from './subject';

const useStyles = makeStyles(theme => ({
  button: { textTransform: 'none', padding: theme.spacing(0.25, 1) },
  paper: { maxWidth: 360 },
  text: { whiteSpace: 'normal' },
}));

/**
 * The menu of what the user may do to a service or an alarm, to stand beside
 * its name; nothing where there is nothing.
 */
export const ServiceActions = ({
  target,
  subject,
}: {
  /** The ARN of the service or the alarm. */
  target: string;
  subject: ActionSubject;
}) => {
  const classes = useStyles();
  const actions = useActions();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [chosen, setChosen] = useState<ServiceActionId>();
  const offers = actions?.offers.filter(offer => offer.target === target) ?? [];
  if (!actions || offers.length === 0) return null;
  const name = subjectName(subject);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        endIcon={<DownIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={`Actions on ${name}`}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        Actions
      </Button>
      <Menu
        anchorEl={anchor}
        open={Boolean(anchor)}
        onClose={() => setAnchor(undefined)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        MenuListProps={{ 'aria-label': `Actions on ${name}`, dense: true }}
        classes={{ paper: classes.paper }}
      >
        {offers.map(({ id, refusal }) => (
          <MenuItem
            key={id}
            disabled={refusal !== undefined}
            onClick={() => {
              setAnchor(undefined);
              setChosen(id);
            }}
          >
            <ListItemText
              className={classes.text}
              primary={`${ACTION_LABELS[id]}…`}
              secondary={refusal}
            />
          </MenuItem>
        ))}
      </Menu>
      {chosen && (
        <ActionDialog
          entityRef={actions.entityRef}
          id={chosen}
          target={target}
          subject={subject}
          onDone={actions.onDone}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
};

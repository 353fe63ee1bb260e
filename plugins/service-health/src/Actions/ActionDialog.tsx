import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type { ServiceActionId } from '@quarterdeck/plugin-service-health-common';
import { type FormEvent, useState } from 'react';
import { ActionInputs, isComplete } from './ActionInputs';
import { ActionOutcome } from './ActionOutcome';
import { ACTION_LABELS, explainAction } from './explainAction';
import { type ActionInput, type ActionSubject, subjectName } from './subject';
import { useAction } from './useAction';

const REASON_LENGTH = 10;

const useStyles = makeStyles(theme => ({
  title: { paddingBottom: 0, overflowWrap: 'anywhere' },
  effect: { overflowWrap: 'anywhere' },
  danger: {
    color: theme.palette.getContrastText(theme.palette.error.dark),
    background: theme.palette.error.dark,
    '&:hover': { background: theme.palette.error.main },
  },
}));

/** Says what an action will do, asks why, and takes it. */
export const ActionDialog = ({
  entityRef,
  id,
  target,
  subject,
  onDone,
  onClose,
}: {
  entityRef: string;
  id: ServiceActionId;
  /** The ARN that it acts on. */
  target: string;
  subject: ActionSubject;
  /** When AWS has been asked: the page is worth another look. */
  onDone: () => void;
  onClose: () => void;
}) => {
  const classes = useStyles();
  const [input, setInput] = useState<ActionInput>({});
  const [reason, setReason] = useState('');
  const { progress, act } = useAction(entityRef, id, onDone);
  const { effects, call, isDestructive } = explainAction(id, subject, input);
  const isDone = progress.step === 'done';
  const isActing = progress.step === 'acting';
  const isReady =
    reason.trim().length >= REASON_LENGTH && isComplete(id, subject, input);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) act({ target, reason: reason.trim(), ...input });
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      aria-labelledby="action-title"
      onClose={isActing ? undefined : onClose}
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id="action-title" className={classes.title}>
          {`${ACTION_LABELS[id]}: ${subjectName(subject)}`}
        </DialogTitle>
        <DialogContent>
          {!isDone && (
            <>
              {effects.map(effect => (
                <Typography
                  key={effect}
                  gutterBottom
                  className={classes.effect}
                >
                  {effect}
                </Typography>
              ))}
              <Typography variant="body2" color="textSecondary">
                Calls {call}, and is written to the audit log.
              </Typography>
              <ActionInputs
                id={id}
                subject={subject}
                input={input}
                onChange={setInput}
              />
              <TextField
                required
                fullWidth
                multiline
                rows={2}
                margin="normal"
                variant="outlined"
                id="action-reason"
                label="Reason"
                helperText={`Stands in the audit log beside your name; ${REASON_LENGTH} characters or more.`}
                value={reason}
                onChange={event => setReason(event.target.value)}
              />
            </>
          )}
          <ActionOutcome progress={progress} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isActing}>
            {isDone ? 'Close' : 'Cancel'}
          </Button>
          {!isDone && (
            <Button
              type="submit"
              variant="contained"
              color="primary"
              className={isDestructive && isReady ? classes.danger : undefined}
              disabled={!isReady || isActing}
            >
              {isActing ? 'Asking AWS…' : ACTION_LABELS[id]}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
};

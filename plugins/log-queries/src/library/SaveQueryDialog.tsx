import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormHelperText from '@material-ui/core/FormHelperText';
import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { QueryConflict } from './QueryConflict';
import { QueryForm } from './QueryForm';
import { type QueryContent, saveQuery, type SaveTarget } from './saveQuery';

/** Saves a query, as a new one or over one that exists. */
export function SaveQueryDialog(props: {
  target: SaveTarget;
  content: QueryContent;
  onSaved: (query: SavedQuery) => void;
  /** Somebody prefers what another has saved meanwhile. */
  onTakeTheirs: (query?: SavedQuery) => void;
  onClose: () => void;
}) {
  const { onSaved, onTakeTheirs, onClose } = props;
  const api = useApi(logQueriesApiRef);
  const [target, setTarget] = useState(props.target);
  const [content, setContent] = useState(props.content);
  const [conflict, setConflict] = useState<{ theirs?: SavedQuery }>();
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  const save = async (to: SaveTarget) => {
    setSaving(true);
    setError(undefined);
    try {
      const outcome = await saveQuery(api, to, content);
      if (outcome.kind === 'saved') {
        onSaved(outcome.query);
      } else {
        setConflict({ theirs: outcome.theirs });
      }
    } catch (thrown) {
      setError(messageOf(thrown));
    } finally {
      setSaving(false);
    }
  };
  const keepMine = () => {
    if (target.kind === 'new') return;
    const { accountId, region } = target.query;
    // Over theirs; or anew, where it was deleted.
    const next: SaveTarget = conflict?.theirs
      ? { kind: 'existing', query: conflict.theirs }
      : { kind: 'new', place: { accountId, region } };
    setTarget(next);
    setConflict(undefined);
    save(next);
  };

  if (conflict) {
    return (
      <QueryConflict
        mine={content}
        theirs={conflict.theirs}
        onKeepMine={keepMine}
        onTakeTheirs={() => onTakeTheirs(conflict.theirs)}
        onClose={() => setConflict(undefined)}
      />
    );
  }
  const isNew = target.kind === 'new';
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby="log-queries-save"
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          save(target);
        }}
      >
        <DialogTitle id="log-queries-save">
          {isNew ? 'Save a new query' : 'Save the query'}
        </DialogTitle>
        <DialogContent>
          <QueryForm content={content} onChange={setContent} />
          {error && (
            <FormHelperText error role="alert">
              {error}
            </FormHelperText>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={isSaving || !content.name.trim()}
          >
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

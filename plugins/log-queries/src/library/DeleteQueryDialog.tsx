import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormHelperText from '@material-ui/core/FormHelperText';
import Typography from '@material-ui/core/Typography';
import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import { useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { refusalOf } from '../api/errors';
import { logQueriesApiRef } from '../api/LogQueriesApi';

/** Asks before a query is deleted, here and in the AWS console. */
export function DeleteQueryDialog(props: {
  query: SavedQuery;
  entityRef?: string;
  onDeleted: () => void;
  onClose: () => void;
}) {
  const { entityRef, onDeleted, onClose } = props;
  const api = useApi(logQueriesApiRef);
  const [query, setQuery] = useState(props.query);
  const [error, setError] = useState<string>();
  const [isDeleting, setDeleting] = useState(false);

  const remove = async () => {
    setDeleting(true);
    try {
      await api.deleteQuery(query, { version: query.version, entityRef });
      onDeleted();
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (refusal?.reason !== 'changed-meanwhile') {
        setError(messageOf(thrown));
      } else if (refusal.current) {
        setQuery(refusal.current);
        setError('Somebody has changed it meanwhile. Delete it all the same?');
      } else {
        // Somebody else has had the same wish.
        onDeleted();
      }
    } finally {
      setDeleting(false);
    }
  };

  return (
    <Dialog open onClose={onClose} aria-labelledby="log-queries-delete">
      <DialogTitle id="log-queries-delete">Delete {query.name}?</DialogTitle>
      <DialogContent>
        <Typography>
          It goes away for everybody, in the AWS console, too. Its runs stay.
        </Typography>
        {error && (
          <FormHelperText error role="alert">
            {error}
          </FormHelperText>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button
          variant="contained"
          color="secondary"
          disabled={isDeleting}
          onClick={remove}
        >
          Delete
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { SavedQuery } from '@quarterdeck/plugin-log-queries-common';
import { formatMoment } from '../run/format';
import { MONOSPACE } from '../style/monospace';
import { useTimeZone } from '../time/useTimeZone';
import type { QueryContent } from './saveQuery';

const useStyles = makeStyles(theme => ({
  text: {
    margin: 0,
    padding: theme.spacing(1),
    minHeight: 120,
    fontFamily: MONOSPACE,
    fontSize: '0.8125rem',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
}));

/** Somebody has changed the query meanwhile: theirs beside mine. */
export function QueryConflict(props: {
  mine: QueryContent;
  /** Absent: it was deleted. */
  theirs?: SavedQuery;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}) {
  const { mine, theirs, onKeepMine, onTakeTheirs, onClose } = props;
  const [zone] = useTimeZone();
  const changedAt = theirs?.lastModified;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="log-queries-conflict"
    >
      <DialogTitle id="log-queries-conflict">
        {theirs
          ? 'Somebody has changed this query meanwhile'
          : 'Somebody has deleted this query meanwhile'}
      </DialogTitle>
      <DialogContent>
        <Grid container spacing={2}>
          <Grid item xs={12} md={theirs ? 6 : 12}>
            <Side title="Mine" name={mine.name} text={mine.queryString} />
          </Grid>
          {theirs && (
            <Grid item xs={12} md={6}>
              <Side
                title={
                  changedAt
                    ? `Theirs, ${formatMoment(changedAt, zone)}`
                    : 'Theirs'
                }
                name={theirs.name}
                text={theirs.queryString}
              />
            </Grid>
          )}
        </Grid>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Back</Button>
        <Button onClick={onTakeTheirs}>
          {theirs ? 'Take theirs' : 'Let it be deleted'}
        </Button>
        <Button variant="contained" color="primary" onClick={onKeepMine}>
          {theirs ? 'Save mine over it' : 'Save mine anew'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Side(props: { title: string; name: string; text: string }) {
  const classes = useStyles();
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        {props.title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {props.name}
      </Typography>
      <pre className={classes.text}>{props.text}</pre>
    </>
  );
}

import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import type { RunEstimate } from '@quarterdeck/plugin-log-queries-common';
import { formatBytes, formatUsd } from '../run/format';

/** Asks whether a dear run is meant. */
export function ConfirmCostDialog(props: {
  estimate: RunEstimate;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { estimate, onConfirm, onClose } = props;
  return (
    <Dialog open onClose={onClose} aria-labelledby="log-queries-confirm">
      <DialogTitle id="log-queries-confirm">
        This query would cost about {formatUsd(estimate.costUsd ?? 0)}
      </DialogTitle>
      <DialogContent>
        {estimate.bytes !== undefined && (
          <Typography>
            It would read about {formatBytes(estimate.bytes)}.
          </Typography>
        )}
        <Typography color="textSecondary">{estimate.method}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Do not run</Button>
        <Button variant="contained" color="primary" onClick={onConfirm}>
          Run for {formatUsd(estimate.costUsd ?? 0)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { DeploymentEvent } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  failed: { color: theme.palette.error.main },
  time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
}));

/** The newest events of a deployment, the newest first. */
export function EventList(props: { events: DeploymentEvent[]; limit: number }) {
  const classes = useStyles();
  const newest = props.events.slice(-props.limit).reverse();
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Last events">
        <TableHead>
          <TableRow>
            <TableCell>Time</TableCell>
            <TableCell>Resource</TableCell>
            <TableCell>Type</TableCell>
            <TableCell>Status</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {newest.map(event => (
            <TableRow key={event.n}>
              <TableCell className={classes.time}>
                {DateTime.fromISO(event.time).toFormat('HH:mm:ss')}
              </TableCell>
              <TableCell>{event.logicalId}</TableCell>
              <TableCell>{event.resourceType}</TableCell>
              <TableCell
                className={
                  event.status.endsWith('_FAILED') ? classes.failed : undefined
                }
              >
                {event.status}
                {event.reason ? `: ${event.reason}` : ''}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

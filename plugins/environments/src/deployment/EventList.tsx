import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { DeploymentEvent } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  failed: { color: theme.palette.error.main },
  cell: {
    overflowWrap: 'anywhere',
    wordBreak: 'normal',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0.75, 0.5) },
  },
  time: {
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
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
            <TableCell className={classes.time}>Time</TableCell>
            <TableCell className={classes.cell}>Resource</TableCell>
            <TableCell className={classes.cell}>Status</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {newest.map(event => (
            <TableRow key={event.n}>
              <TableCell className={classes.time}>
                {DateTime.fromISO(event.time).toFormat('HH:mm:ss')}
              </TableCell>
              <TableCell className={classes.cell}>
                {event.logicalId}
                <Typography
                  color="textSecondary"
                  component="div"
                  variant="caption"
                >
                  {event.resourceType}
                </Typography>
              </TableCell>
              <TableCell
                className={
                  event.status.endsWith('_FAILED')
                    ? `${classes.cell} ${classes.failed}`
                    : classes.cell
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

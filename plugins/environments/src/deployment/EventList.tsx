import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeploymentEvent } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { useState } from 'react';
import { zoneText } from '../common/Moment';
import { errorText } from '../common/errorText';
import { PlainTable } from '../common/PlainTable';

const useStyles = makeStyles(theme => ({
  failed: { color: errorText(theme) },
}));

/** The events of a deployment, the newest first: some, and all on demand. */
export function EventList(props: { events: DeploymentEvent[]; limit: number }) {
  const { events, limit } = props;
  const classes = useStyles();
  const [showsAll, setShowsAll] = useState(false);
  const newest = [...events].reverse().slice(0, showsAll ? undefined : limit);
  return (
    <div>
      <Typography variant="subtitle2" component="h3" gutterBottom>
        Events
      </Typography>
      <PlainTable
        label="Last events"
        rows={newest}
        keyOf={({ n }) => n}
        columns={[
          {
            title: `Time (${zoneText()})`,
            isOneLine: true,
            render: ({ time }) => DateTime.fromISO(time).toFormat('HH:mm:ss'),
          },
          {
            title: 'Resource',
            isLong: true,
            render: ({ logicalId, resourceType }) => (
              <>
                {logicalId}
                <Typography
                  color="textSecondary"
                  component="div"
                  variant="caption"
                >
                  {resourceType}
                </Typography>
              </>
            ),
          },
          {
            title: 'Status',
            isLong: true,
            render: ({ reason, status }) => (
              <span
                className={
                  status.endsWith('_FAILED') ? classes.failed : undefined
                }
              >
                {status}
                {reason ? `: ${reason}` : ''}
              </span>
            ),
          },
        ]}
      />
      {events.length > limit && (
        <Button size="small" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Show the last ones' : `Show all ${events.length}`}
        </Button>
      )}
    </div>
  );
}

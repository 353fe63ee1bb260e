import { Link } from '@backstage/core-components';
import {
  EntityRefLink,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import { DenseTable } from '../HealthTab/DenseTable';
import { HEALTH_TAB_PATH } from '../paths';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
}));

/** The rows in the order in which they come: worst first. */
export const FleetTable = ({ rows }: { rows: FleetRow[] }) => {
  const classes = useStyles();
  const entityLink = useEntityRefLink();
  if (rows.length === 0) {
    return <Typography role="status">Nothing matches the filter.</Typography>;
  }
  return (
    <Paper className={classes.root}>
      <DenseTable
        caption="Fleet"
        rows={rows}
        keyOf={({ entityRef }) => entityRef}
        columns={[
          {
            title: 'Status',
            render: ({ verdict }) => <StatusLabel status={verdict.status} />,
          },
          {
            title: 'Name',
            render: ({ entityRef, title }) => (
              <Link to={`${entityLink(entityRef)}${HEALTH_TAB_PATH}`}>
                {title}
              </Link>
            ),
          },
          {
            title: 'Why',
            prose: true,
            render: ({ verdict }) => reasonOf(verdict),
          },
          {
            title: 'Tasks',
            render: ({ tasks }) =>
              tasks && `${tasks.running} of ${tasks.desired}`,
          },
          {
            title: 'Alarms',
            render: ({ alarms }) =>
              alarms && `${alarms.inAlarm} of ${alarms.total}`,
          },
          {
            title: 'Owner',
            render: ({ owner }) => owner && <EntityRefLink entityRef={owner} />,
          },
          {
            title: 'Account, region',
            render: ({ accountIds, regions }) => (
              <>
                {accountIds.join(', ')}
                <br />
                {regions.join(', ')}
              </>
            ),
          },
          { title: 'Read', render: ({ at }) => at && <Time iso={at} /> },
        ]}
      />
    </Paper>
  );
};

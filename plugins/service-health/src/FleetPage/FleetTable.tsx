import { Link } from '@backstage/core-components';
import {
  EntityRefLink,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import type { ReactNode } from 'react';
import { DenseTable } from '../HealthTab/DenseTable';
import { HEALTH_TAB_PATH } from '../paths';
import { reasonOf } from '../status/reason';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';

/** The rows in the order in which they come: worst first. */
export const FleetTable = ({ rows }: { rows: FleetRow[] }) => {
  const entityLink = useEntityRefLink();
  if (rows.length === 0) {
    return <Typography role="status">Nothing matches the filter.</Typography>;
  }
  return (
    <DenseTable
      caption="Fleet"
      hideCaption
      rows={rows}
      keyOf={({ entityRef }) => entityRef}
      columns={[
        {
          title: 'Status',
          render: ({ verdict, at }) => (
            <>
              <StatusLabel status={verdict.status} />
              {at && (
                <Aside>
                  at <Time iso={at} />
                </Aside>
              )}
            </>
          ),
        },
        {
          title: 'Name',
          render: ({ entityRef, title, accountIds, regions }) => (
            <>
              <Link to={`${entityLink(entityRef)}${HEALTH_TAB_PATH}`}>
                {title}
              </Link>
              <Aside>{[...accountIds, ...regions].join(' · ')}</Aside>
            </>
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
          minor: true,
          render: ({ owner }) => owner && <EntityRefLink entityRef={owner} />,
        },
      ]}
    />
  );
};

/** What stands small below the content of a cell. */
const Aside = ({ children }: { children: ReactNode }) => (
  <Typography variant="caption" component="div" color="textSecondary">
    {children}
  </Typography>
);

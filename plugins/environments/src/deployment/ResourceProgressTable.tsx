import Typography from '@material-ui/core/Typography';
import type { DateTime } from 'luxon';
import { PlainTable } from '../common/PlainTable';
import { durationBetween } from './duration';
import type { ResourceProgress } from './resourcesOf';
import { StatusLabel } from './StatusLabel';
import { toneOfStackStatus } from './words';

/** The resources of one stack, with how far each is and for how long. */
export function ResourceProgressTable(props: {
  stackName: string;
  resources: ResourceProgress[];
  now: DateTime;
}) {
  const { now, resources, stackName } = props;
  return (
    <PlainTable
      label={`Resources of ${stackName}`}
      rows={resources}
      keyOf={({ logicalId }) => logicalId}
      columns={[
        {
          title: 'Resource',
          isLong: true,
          render: ({ logicalId, physicalId, resourceType }) => (
            <>
              {physicalId || logicalId}
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
          render: ({ reason, status }) => (
            <>
              <StatusLabel
                label={status}
                tone={reason ? 'bad' : toneOfStackStatus(status)}
              />
              {reason && <div>{reason}</div>}
            </>
          ),
        },
        {
          title: 'For',
          isOneLine: true,
          render: ({ finishedAt, startedAt }) =>
            durationBetween(startedAt, finishedAt, now),
        },
      ]}
    />
  );
}

import type { EcsDeployment } from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';
import { DenseTable } from './DenseTable';
import { rolloutOf } from './rollout';

/** What is rolled out, and how far. */
export const DeploymentTable = ({
  deployments,
}: {
  deployments: EcsDeployment[];
}) => (
  <DenseTable
    caption="Deployments"
    rows={deployments}
    keyOf={({ id }) => id}
    columns={[
      { title: 'Revision', render: ({ revision }) => revision },
      {
        title: 'Rollout',
        render: deployment => {
          const { status, text } = rolloutOf(deployment);
          return status && text ? (
            <StatusLabel status={status}>{text}</StatusLabel>
          ) : (
            text
          );
        },
      },
      {
        title: 'Tasks',
        render: ({ running, desired }) => `${running} of ${desired}`,
      },
      {
        title: 'Failed',
        render: ({ failedTasks }) =>
          failedTasks > 0 ? (
            <StatusLabel status="degraded">{`${failedTasks} tasks`}</StatusLabel>
          ) : (
            'none'
          ),
      },
      {
        title: 'Deployed',
        render: ({ createdAt }) => createdAt && <Time iso={createdAt} />,
      },
      {
        title: 'Image',
        minor: true,
        prose: true,
        render: ({ images }) => images.join(', ') || undefined,
      },
      {
        title: 'AWS says',
        prose: true,
        render: ({ rolloutReason }) => rolloutReason,
      },
    ]}
  />
);

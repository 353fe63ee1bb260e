import type {
  EcsDeployment,
  Status,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';
import { DenseTable } from './DenseTable';

const ROLLOUTS: Record<string, { status?: Status; text: string }> = {
  COMPLETED: { status: 'healthy', text: 'Completed' },
  IN_PROGRESS: { text: 'In progress' },
  FAILED: { status: 'critical', text: 'Failed' },
};

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
        render: ({ rolloutState }) => {
          if (!rolloutState) return undefined;
          const { status, text } = ROLLOUTS[rolloutState] ?? {
            text: rolloutState,
          };
          return status ? (
            <StatusLabel status={status}>{text}</StatusLabel>
          ) : (
            text
          );
        },
      },
      {
        title: 'Tasks',
        render: ({ running, desired, failedTasks }) =>
          `${running} of ${desired}${
            failedTasks > 0 ? `, ${failedTasks} failed` : ''
          }`,
      },
      {
        title: 'Deployed',
        render: ({ createdAt }) => createdAt && <Time iso={createdAt} />,
      },
      {
        title: 'Image',
        prose: true,
        render: ({ images }) => images.join(', ') || undefined,
      },
      {
        title: 'Says',
        prose: true,
        render: ({ rolloutReason }) => rolloutReason,
      },
    ]}
  />
);

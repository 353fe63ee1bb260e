import type {
  EcsDeployment,
  Status,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../status/StatusLabel';
import { Time } from '../time/Time';
import { DenseTable } from './DenseTable';

const ROLLOUTS: Record<string, { status: Status; text: string }> = {
  COMPLETED: { status: 'healthy', text: 'Completed' },
  IN_PROGRESS: { status: 'unknown', text: 'In progress' },
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
            status: 'unknown',
            text: rolloutState,
          };
          return <StatusLabel status={status}>{text}</StatusLabel>;
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

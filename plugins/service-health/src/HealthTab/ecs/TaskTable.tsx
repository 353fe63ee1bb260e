import Typography from '@material-ui/core/Typography';
import {
  type EcsService,
  type EcsTask,
  type LoadBalancer,
  type Status,
  taskConsoleUrl,
  type TaskHealth,
  taskHealth,
  targetsOf,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../../status/StatusLabel';
import { Time } from '../../time/Time';
import { taskAnchor } from '../evidence/anchors';
import { ConsoleLink } from '../parts/ConsoleLink';
import { DenseTable } from '../parts/DenseTable';
import { TailLink } from '../parts/TailLink';

const SHOWN_FIRST = 10;

const HEALTH: Record<TaskHealth, { status?: Status; text: string }> = {
  healthy: { status: 'healthy', text: 'Healthy' },
  unhealthy: { status: 'critical', text: 'Unhealthy' },
  starting: { text: 'Starting' },
  unchecked: { text: 'Not checked' },
};

/** The tasks that run or are about to. */
export const TaskTable = ({
  service: { accountId, cluster, tasks },
  balancers,
}: {
  service: EcsService;
  balancers: LoadBalancer[];
}) => {
  if (tasks.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary" gutterBottom>
        No task is running.
      </Typography>
    );
  }
  return (
    <DenseTable
      caption="Tasks"
      rows={tasks}
      keyOf={({ arn }) => arn}
      anchorOf={({ id }) => taskAnchor(id)}
      shownFirst={SHOWN_FIRST}
      columns={[
        {
          title: 'Task',
          render: ({ arn, id }) => (
            <>
              {id.slice(0, 8)}
              <ConsoleLink
                url={taskConsoleUrl(arn, cluster)}
                accountId={accountId}
                what={`the task ${id.slice(0, 8)}`}
              />
            </>
          ),
        },
        {
          title: 'Health',
          render: task => {
            const { status, text } = HEALTH[taskHealth(task, balancers)];
            return status ? (
              <StatusLabel status={status}>{text}</StatusLabel>
            ) : (
              text
            );
          },
        },
        { title: 'State', render: ({ state }) => state },
        {
          title: 'Target',
          prose: true,
          render: task => targetText(task, balancers),
        },
        { title: 'Logs', render: ({ id }) => <TailLink taskId={id} /> },
        { title: 'Zone', render: ({ zone }) => zone },
        { title: 'Revision', render: ({ revision }) => revision },
        {
          title: 'Started',
          render: ({ startedAt }) => startedAt && <Time iso={startedAt} />,
        },
      ]}
    />
  );
};

function targetText(
  task: EcsTask,
  balancers: LoadBalancer[],
): string | undefined {
  return (
    targetsOf(task, balancers)
      .map(({ state, description }) =>
        description ? `${state}: ${description}` : state,
      )
      .join(', ') || undefined
  );
}

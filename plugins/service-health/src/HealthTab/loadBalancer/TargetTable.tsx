import Typography from '@material-ui/core/Typography';
import {
  type Status,
  type TargetGroup,
  targetGroupConsoleUrl,
  type TargetHealth,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../../status/StatusLabel';
import { taskAnchor } from '../evidence/anchors';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { ConsoleLink } from '../parts/ConsoleLink';
import { DenseTable } from '../parts/DenseTable';

const SHOWN_FIRST = 10;

const STATES: Record<string, Status> = {
  healthy: 'healthy',
  unhealthy: 'critical',
};

/** The targets of one group, those that are unwell first. */
export const TargetTable = ({
  group,
  accountId,
}: {
  group: TargetGroup;
  accountId: string;
}) => {
  const link = (
    <ConsoleLink
      url={targetGroupConsoleUrl(group.arn)}
      accountId={accountId}
      what={`the target group ${group.name}`}
    />
  );
  if (group.targets.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary" gutterBottom>
        No target is registered in {group.name}.{link}
      </Typography>
    );
  }
  return (
    <DenseTable
      caption={`Targets of ${group.name}${healthCheckText(group)}`}
      captionAside={link}
      rows={[...group.targets].sort(unwellFirst)}
      keyOf={({ id, port }) => `${id}:${port}`}
      shownFirst={SHOWN_FIRST}
      columns={[
        {
          title: 'Target',
          render: ({ id, port }) => (port ? `${id}:${port}` : id),
        },
        {
          title: 'Health',
          render: ({ state }) => (
            <StatusLabel status={STATES[state] ?? 'unknown'}>
              {state}
            </StatusLabel>
          ),
        },
        {
          title: 'Task',
          render: ({ taskId }) =>
            taskId && (
              <EvidenceLink anchor={taskAnchor(taskId)}>
                {taskId.slice(0, 8)}
              </EvidenceLink>
            ),
        },
        { title: 'Zone', render: ({ zone }) => zone },
        {
          title: 'Reason',
          prose: true,
          render: ({ reason, description }) =>
            [description, reason && `(${reason})`].filter(Boolean).join(' ') ||
            undefined,
        },
      ]}
    />
  );
};

function healthCheckText({ protocol, port, healthCheckPath }: TargetGroup) {
  const parts = [
    protocol && port ? `${protocol} ${port}` : protocol,
    healthCheckPath && `checked at ${healthCheckPath}`,
  ].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function unwellFirst(left: TargetHealth, right: TargetHealth): number {
  const isWell = ({ state }: TargetHealth) => Number(state === 'healthy');
  return isWell(left) - isWell(right) || left.id.localeCompare(right.id);
}

import {
  deploymentsConsoleUrl,
  type EcsService,
  rolloutConsoleUrl,
  type ServiceRollout,
} from '@quarterdeck/plugin-service-health-common';
import { StatusLabel } from '../../status/StatusLabel';
import { Time } from '../../time/Time';
import { ConsoleLink } from '../parts/ConsoleLink';
import { DenseTable } from '../parts/DenseTable';
import { type DeploymentRow, deploymentRows } from './deploymentRows';

const SHOWN_FIRST = 4;

/** What is rolled out, how far, and what became of what was before. */
export const DeploymentTable = ({
  service,
  rollouts,
}: {
  service: EcsService;
  rollouts: ServiceRollout[];
}) => {
  const { accountId, arn, cluster, deployments, name } = service;
  return (
    <DenseTable
      caption="Deployments"
      captionAside={
        <ConsoleLink
          url={deploymentsConsoleUrl(arn, cluster)}
          accountId={accountId}
          what={`the deployments of ${name}`}
        />
      }
      rows={deploymentRows(deployments, rollouts)}
      keyOf={({ key }) => key}
      shownFirst={SHOWN_FIRST}
      columns={[
        {
          title: 'Revision',
          render: row => (
            <>
              {revisionText(row)}
              {row.rolloutArn && (
                <ConsoleLink
                  url={rolloutConsoleUrl(row.rolloutArn)}
                  accountId={accountId}
                  what={`the deployment of revision ${row.revision}`}
                />
              )}
            </>
          ),
        },
        {
          title: 'Rollout',
          render: ({ status, text }) =>
            status && text ? (
              <StatusLabel status={status}>{text}</StatusLabel>
            ) : (
              text
            ),
        },
        {
          title: 'Tasks',
          render: ({ running, desired }) =>
            running === undefined ? undefined : `${running} of ${desired}`,
        },
        { title: 'Failed', render: failedText },
        {
          title: 'Started',
          render: ({ startedAt }) => startedAt && <Time iso={startedAt} />,
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
          render: ({ remarks }) => remarks.join('. ') || undefined,
        },
      ]}
    />
  );
};

function revisionText({ revision, replaces }: DeploymentRow): string {
  const others = replaces.filter(replaced => replaced !== revision);
  return others.length > 0
    ? `${revision ?? '?'} after ${others.join(', ')}`
    : `${revision ?? '?'}`;
}

function failedText({ failedTasks }: DeploymentRow) {
  if (failedTasks === undefined) return undefined;
  return failedTasks > 0 ? (
    <StatusLabel status="degraded">{`${failedTasks} tasks`}</StatusLabel>
  ) : (
    'none'
  );
}

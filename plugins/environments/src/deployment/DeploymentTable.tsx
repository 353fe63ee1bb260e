import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { makeStyles } from '@material-ui/core/styles';
import { counted } from '../common/counted';
import { useGone } from '../common/useGone';
import { Moment } from '../common/Moment';
import { type Column, PlainTable } from '../common/PlainTable';
import { Who } from '../common/Who';
import { deploymentRouteRef } from '../routes';
import { durationBetween } from './duration';
import { StatusLabel } from './StatusLabel';
import { useNow } from './useNow';
import { DEPLOYMENT_WORDS } from './words';

const useStyles = makeStyles({
  // All of it is a click away.
  reason: {
    display: '-webkit-box',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': 2,
    overflow: 'hidden',
  },
});

/** Deployments, the newest first: when, what, who, and how that went. */
export function DeploymentTable(props: {
  deployments: Deployment[];
  showsEnvironment?: boolean;
}) {
  const { deployments, showsEnvironment = false } = props;
  const classes = useStyles();
  const now = useNow(false);
  const gone = useGone(
    showsEnvironment ? deployments.map(({ entityRef }) => entityRef) : [],
  );
  const environment: Column<Deployment> = {
    title: 'Environment',
    isOneLine: true,
    render: ({ entityRef, environmentId }) =>
      gone.has(entityRef) ? (
        environmentId
      ) : (
        <EntityRefLink entityRef={entityRef} title={environmentId} hideIcon />
      ),
  };
  return (
    <PlainTable
      label="Deployments"
      rows={deployments}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'When',
          isOneLine: true,
          render: deployment => <WhenLink deployment={deployment} />,
        },
        ...(showsEnvironment ? [environment] : []),
        { title: 'What', render: whatWasDone },
        {
          title: 'Who',
          isOneLine: true,
          render: ({ requestedBy }) => <Who name={requestedBy} />,
        },
        {
          title: 'Result',
          isLong: true,
          render: ({ failure, status }) => (
            <>
              <StatusLabel {...DEPLOYMENT_WORDS[status]} />
              {failure && (
                <Typography
                  className={classes.reason}
                  variant="body2"
                  color="textSecondary"
                  title={failure.reason}
                >
                  {failure.meaning ?? failure.reason}
                </Typography>
              )}
            </>
          ),
        },
        {
          title: 'Took',
          isOneLine: true,
          render: ({ createdAt, finishedAt, startedAt }) =>
            finishedAt
              ? durationBetween(startedAt ?? createdAt, finishedAt, now)
              : 'not over yet',
        },
      ]}
    />
  );
}

function WhenLink(props: { deployment: Deployment }) {
  const { createdAt, id } = props.deployment;
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return (
    <Link to={deploymentRoute?.({ deploymentId: id }) ?? ''}>
      <Moment iso={createdAt} />
    </Link>
  );
}

const DONE = { deploy: 'Deployed', destroy: 'Taken down' };
const TRIED = { deploy: 'Deploy', destroy: 'Take down' };

/** `network, data: 42 resources`: the stacks that had something to do. */
function whatWasDone({ kind, stacks, status }: Deployment): string {
  const isDone = status === 'succeeded';
  const verb = (isDone ? DONE : TRIED)[kind];
  const touched = stacks.filter(({ total }) => total > 0);
  if (touched.length === 0) return isDone ? `${verb}, nothing to do` : verb;
  const resources = touched.reduce((sum, { total }) => sum + total, 0);
  const where =
    touched.length === stacks.length
      ? 'all stacks'
      : touched.map(({ part }) => part).join(', ');
  return `${verb} ${where}: ${counted(resources, 'resource')}`;
}

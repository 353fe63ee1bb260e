import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { deploymentRouteRef } from '../routes';
import { durationBetween } from './duration';
import { StatusLabel } from './StatusLabel';
import { useNow } from './useNow';
import { DEPLOYMENT_WORDS } from './words';

const useStyles = makeStyles({ scroll: { overflowX: 'auto' } });

/** Who deployed or took down what, when, and how that went. */
export function DeploymentTable(props: {
  deployments: Deployment[];
  showsEnvironment?: boolean;
}) {
  const { deployments, showsEnvironment = false } = props;
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <Table size="small" aria-label="Deployments">
        <TableHead>
          <TableRow>
            <TableCell>When</TableCell>
            {showsEnvironment && <TableCell>Environment</TableCell>}
            <TableCell>What</TableCell>
            <TableCell>Who</TableCell>
            <TableCell>Result</TableCell>
            <TableCell>Took</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {deployments.map(deployment => (
            <DeploymentRow
              key={deployment.id}
              deployment={deployment}
              showsEnvironment={showsEnvironment}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function DeploymentRow(props: {
  deployment: Deployment;
  showsEnvironment: boolean;
}) {
  const { deployment, showsEnvironment } = props;
  const now = useNow(false);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  return (
    <TableRow>
      <TableCell>
        <Link to={deploymentRoute?.({ deploymentId: deployment.id }) ?? ''}>
          {DateTime.fromISO(deployment.createdAt).toLocaleString(
            DateTime.DATETIME_MED,
          )}
        </Link>
      </TableCell>
      {showsEnvironment && (
        <TableCell>
          <EntityRefLink
            entityRef={deployment.entityRef}
            title={deployment.environmentId}
          />
        </TableCell>
      )}
      <TableCell>
        {deployment.kind === 'destroy' ? 'Taken down' : whatChanged(deployment)}
      </TableCell>
      <TableCell>
        <EntityRefLink entityRef={deployment.requestedBy} defaultKind="user" />
      </TableCell>
      <TableCell>
        <StatusLabel {...DEPLOYMENT_WORDS[deployment.status]} />
        {deployment.failure?.reason}
      </TableCell>
      <TableCell>
        {deployment.finishedAt &&
          durationBetween(
            deployment.startedAt ?? deployment.createdAt,
            deployment.finishedAt,
            now,
          )}
      </TableCell>
    </TableRow>
  );
}

/** `network, data: 42 resources`: the stacks that had something to do. */
function whatChanged({ stacks }: Deployment): string {
  const touched = stacks.filter(({ total }) => total > 0);
  if (touched.length === 0) return 'Nothing';
  const resources = touched.reduce((sum, { total }) => sum + total, 0);
  return `${touched
    .map(({ part }) => part)
    .join(', ')}: ${resources} resources`;
}

import { Progress } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  type EnvironmentLocation,
  environmentsReadPermission,
} from '@quarterdeck/plugin-environments-common';
import { ErrorNotice } from '../common/ErrorNotice';
import { Notice } from '../common/Notice';
import { PermissionNeeded } from '../common/PermissionNeeded';
import { useMaySee } from '../common/useMaySee';
import { ActiveDeployment } from './ActiveDeployment';
import { DeploymentsCard } from './DeploymentsCard';
import { DriftCard } from './DriftCard';
import { EnvironmentActions } from './EnvironmentActions';
import { PendingPlans } from './PendingPlans';
import { StacksCard } from './StacksCard';
import { useEnvironmentDeployments } from './useEnvironmentDeployments';
import { useEnvironmentLocation } from './useEnvironmentLocation';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** The Environment tab: what it consists of, who deployed it, what to do. */
export function EnvironmentContent() {
  const { entity } = useEntity();
  const classes = useStyles();
  const location = useEnvironmentLocation();
  const { error, isLoading, maySee } = useMaySee(location);
  const where = [
    location.accountId,
    location.region,
    ...(entity.metadata.tags ?? []),
  ];
  return (
    <div className={classes.root}>
      <Typography color="textSecondary">{where.join(' · ')}</Typography>
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title="Whether you may see it could not be asked"
          error={error}
        />
      )}
      {maySee && <EnvironmentReport location={location} />}
      {!isLoading && !error && !maySee && (
        <Notice tone="neutral" title="This environment is not yours">
          <PermissionNeeded
            permission={environmentsReadPermission}
            to="to see its stacks, plans and deployments"
          />
        </Notice>
      )}
    </div>
  );
}

function EnvironmentReport(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const deployments = useEnvironmentDeployments(location);
  return (
    <>
      <EnvironmentActions location={location} />
      <PendingPlans location={location} />
      {deployments.activeId && (
        <ActiveDeployment
          key={deployments.activeId}
          deploymentId={deployments.activeId}
        />
      )}
      <StacksCard location={location} />
      <DeploymentsCard deployments={deployments} />
      <DriftCard location={location} />
    </>
  );
}

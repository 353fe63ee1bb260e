import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
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
  const deployments = useEnvironmentDeployments(location);
  const where = [
    location.accountId,
    location.region,
    ...(entity.metadata.tags ?? []),
  ];
  return (
    <div className={classes.root}>
      <Typography color="textSecondary">{where.join(' · ')}</Typography>
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
    </div>
  );
}

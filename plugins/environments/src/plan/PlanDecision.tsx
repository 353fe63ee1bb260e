import { InfoCard, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  isDeployable,
  type Plan,
} from '@quarterdeck/plugin-environments-common';
import { DateTime } from 'luxon';
import { deploymentRouteRef } from '../routes';
import { ApprovalForm } from './ApprovalForm';
import { DeployButton } from './DeployButton';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), justifyItems: 'start' },
  reasons: { margin: 0 },
}));

/** Who has to say yes, who has, and the button that deploys the plan. */
export function PlanDecision(props: { plan: Plan; onDone: () => void }) {
  const { onDone, plan } = props;
  const classes = useStyles();
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { decision, isRequired, reasons } = plan.approval;
  if (plan.status === 'planning' || plan.status === 'failed') return null;
  return (
    <InfoCard title="Decision">
      <div className={classes.root}>
        {isRequired && (
          <Typography component="ul" className={classes.reasons}>
            {reasons.map(({ message, rule }) => (
              <li key={rule}>{message}</li>
            ))}
          </Typography>
        )}
        {plan.status === 'blocked' && (
          <Typography color="error">
            It cannot be deployed before what blocks it, below, is mended.
          </Typography>
        )}
        {decision && (
          <Typography>
            {decision.verdict === 'approved' ? 'Approved' : 'Rejected'} by{' '}
            <EntityRefLink entityRef={decision.by} defaultKind="user" />{' '}
            {DateTime.fromISO(decision.at).toRelative()}
            {decision.comment && `: ${decision.comment}`}
          </Typography>
        )}
        {plan.status === 'awaiting-approval' && (
          <ApprovalForm plan={plan} onDone={onDone} />
        )}
        {isDeployable(plan.status) && <DeployButton plan={plan} />}
        {plan.deploymentId && deploymentRoute && (
          <LinkButton
            color="primary"
            variant="outlined"
            to={deploymentRoute({ deploymentId: plan.deploymentId })}
          >
            Follow the deployment
          </LinkButton>
        )}
      </div>
    </InfoCard>
  );
}

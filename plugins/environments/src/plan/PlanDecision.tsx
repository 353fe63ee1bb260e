import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  environmentsPlanPermission,
  isDeployable,
  type Plan,
  planResourceRef,
} from '@quarterdeck/plugin-environments-common';
import { useRef } from 'react';
import { Section } from '../common/Section';
import { Ago } from '../common/Moment';
import { errorText } from '../common/errorText';
import { useTemplateForm } from '../common/templateForm';
import { Who } from '../common/Who';
import { deploymentRouteRef } from '../routes';
import { ApprovalForm } from './ApprovalForm';
import { DeployButton } from './DeployButton';
import { planSummary } from './planSummary';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: '100%',
    // Nothing that could be pressed.
    outline: 'none',
  },
  reasons: { margin: 0 },
  blocked: { color: errorText(theme) },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** Who has to say yes, who has, and the button that deploys the plan. */
export function PlanDecision(props: { plan: Plan; onDone: () => void }) {
  const { onDone, plan } = props;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const deploymentRoute = useRouteRef(deploymentRouteRef);
  const { decision, isRequired, reasons } = plan.approval;
  const form = useTemplateForm(plan.spec);
  const mayPlan = usePermission({
    permission: environmentsPlanPermission,
    resourceRef: planResourceRef(plan),
  }).allowed;
  if (plan.status === 'planning') return null;
  const summary = planSummary(plan);
  return (
    <Section title="Decision">
      <div ref={root} tabIndex={-1} className={classes.root}>
        {summary && <Typography>{summary}</Typography>}
        {isRequired && (
          <div>
            <Typography>
              It takes approval by somebody else than{' '}
              <Who name={plan.requestedBy} />:
            </Typography>
            <Typography component="ul" className={classes.reasons}>
              {reasons.map(({ message, rule }) => (
                <li key={rule}>{message}</li>
              ))}
            </Typography>
          </div>
        )}
        {plan.status === 'blocked' && (
          <Typography className={classes.blocked}>
            It cannot be deployed before what blocks it, below, is mended.
          </Typography>
        )}
        {decision && (
          <Typography>
            {decision.verdict === 'approved' ? 'Approved' : 'Rejected'} by{' '}
            <Who name={decision.by} /> <Ago iso={decision.at} />
            {decision.comment && `: ${decision.comment}`}
          </Typography>
        )}
        {plan.status === 'awaiting-approval' && (
          <ApprovalForm
            plan={plan}
            onDone={() => {
              // The form goes, and the focus with it.
              root.current?.focus();
              onDone();
            }}
          />
        )}
        <div className={classes.buttons}>
          {isDeployable(plan.status) && <DeployButton plan={plan} />}
          {plan.deploymentId && deploymentRoute && (
            <LinkButton
              color="primary"
              variant="contained"
              to={deploymentRoute({ deploymentId: plan.deploymentId })}
            >
              Follow the deployment
            </LinkButton>
          )}
          {form && mayPlan && plan.status !== 'deployed' && (
            <LinkButton variant="outlined" to={form}>
              Change the answers…
            </LinkButton>
          )}
        </div>
      </div>
    </Section>
  );
}

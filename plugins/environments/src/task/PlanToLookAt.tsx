import { LinkButton, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Plan, PlanStatus } from '@quarterdeck/plugin-environments-common';
import { Section } from '../common/Section';
import { ASKED_AGAIN, ErrorNotice } from '../common/ErrorNotice';
import { usePlan } from '../api/usePlan';
import { StatusLabel } from '../deployment/StatusLabel';
import { planSummary } from '../plan/planSummary';
import { PLAN_WORDS } from '../plan/words';
import { planRouteRef } from '../routes';

const WHAT_NOW: Partial<Record<PlanStatus, string>> = {
  ready: 'Nothing is changed yet: look at the plan, and deploy it there.',
  approved: 'Nothing is changed yet: look at the plan, and deploy it there.',
  'awaiting-approval': 'Nothing is changed yet: somebody has to approve it.',
};

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), justifyItems: 'start' },
}));

/** The plan that a task ends with when it is a person's to go on. */
export function PlanToLookAt(props: { planId: string }) {
  const { error, value } = usePlan(props.planId, 0);
  if (error)
    return (
      <ErrorNotice
        title="The plan could not be read"
        error={error}
        next={ASKED_AGAIN}
      />
    );
  return value ? <PlanCard plan={value} /> : <Progress />;
}

function PlanCard(props: { plan: Plan }) {
  const { plan } = props;
  const classes = useStyles();
  const planRoute = useRouteRef(planRouteRef);
  return (
    <Section title={`Plan for ${plan.environmentId}`}>
      <div className={classes.root}>
        <Typography component="div">
          <StatusLabel {...PLAN_WORDS[plan.status]} />
        </Typography>
        <Typography>{planSummary(plan)}</Typography>
        <Typography>{WHAT_NOW[plan.status]}</Typography>
        {planRoute && (
          <LinkButton
            color="primary"
            variant="contained"
            to={planRoute({ planId: plan.id })}
          >
            Look at the plan
          </LinkButton>
        )}
      </div>
    </Section>
  );
}

import { Link, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { ASKED_AGAIN, ErrorNotice, isNotFound } from '../common/ErrorNotice';
import { NothingHere } from '../common/NothingHere';
import { Section } from '../common/Section';
import { Notice } from '../common/Notice';
import { usePlan } from '../api/usePlan';
import { planRouteRef } from '../routes';
import { changesSummary } from './changesSummary';
import { PlanDecision } from './PlanDecision';
import { PlanHead } from './PlanHead';
import { PolicyList } from './PolicyList';
import { PreflightList } from './PreflightList';
import { PriceCard } from './PriceCard';
import { StackChanges } from './StackChanges';
import { STEP_WORDS } from './words';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** What a deployment would do and cost, and whether it may. */
export function PlanPage() {
  const { planId = '' } = useParams();
  const classes = useStyles();
  const [version, setVersion] = useState(0);
  const { error, isLoading, value: plan } = usePlan(planId, version);
  if (error && isNotFound(error)) {
    return <NothingHere title="There is no such plan" />;
  }
  return (
    <div className={classes.root}>
      {isLoading && <Progress />}
      {error && (
        <ErrorNotice
          title="The plan could not be read"
          error={error}
          next={ASKED_AGAIN}
        />
      )}
      {plan && (
        <>
          <PlanHead plan={plan} />
          <PlanNotices plan={plan} />
          <PlanDecision plan={plan} onDone={() => setVersion(version + 1)} />
          {plan.status === 'planning' ? (
            <Section title={plan.step ? STEP_WORDS[plan.step] : 'Queued'}>
              <LinearProgress aria-label="The plan is being made" />
            </Section>
          ) : (
            <PlanParts plan={plan} />
          )}
        </>
      )}
    </div>
  );
}

function PlanNotices(props: { plan: Plan }) {
  const { failure, outdatedBecause, problem, replacedBy } = props.plan;
  const planRoute = useRouteRef(planRouteRef);
  return (
    <>
      {problem && (
        <Notice tone="warning" title="The plan waits for AWS">
          {problem.message}. It goes on by itself when that is over.
        </Notice>
      )}
      {failure && (
        <Notice tone="bad" title="The plan could not be made">
          <Typography gutterBottom>{failure.message}</Typography>
          {failure.remedy && (
            <Typography>
              <strong>What to do: </strong>
              {failure.remedy}
            </Typography>
          )}
        </Notice>
      )}
      {outdatedBecause && (
        <Notice
          tone="warning"
          title="The world has changed since this plan was made"
        >
          <Typography gutterBottom>{outdatedBecause}</Typography>
          {replacedBy && planRoute && (
            <Link to={planRoute({ planId: replacedBy })} underline="always">
              See the plan that was made anew
            </Link>
          )}
        </Notice>
      )}
    </>
  );
}

function PlanParts(props: { plan: Plan }) {
  const { plan } = props;
  const dangers = plan.stacks.flatMap(({ changes }) =>
    changes.filter(({ isDangerous }) => isDangerous),
  );
  return (
    <>
      {plan.stacks.length > 0 && (
        <Section
          title="Changes"
          subheader={[
            changesSummary(plan.stacks),
            dangers.length > 0 &&
              `${dangers.length} with data that is replaced or removed`,
          ]
            .filter(Boolean)
            .join(', ')}
        >
          {plan.stacks.map(stack => (
            <StackChanges
              key={stack.stackName}
              accountId={plan.accountId}
              stack={stack}
            />
          ))}
        </Section>
      )}
      {plan.preflight.length > 0 && (
        <Section title="Preflight">
          <PreflightList findings={plan.preflight} />
        </Section>
      )}
      {plan.status !== 'failed' && <PriceCard price={plan.price} />}
      {plan.stacks.length > 0 && (
        <Section title="Rules of good practice">
          <PolicyList findings={plan.policy} />
        </Section>
      )}
    </>
  );
}

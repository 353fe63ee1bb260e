import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Plan } from '@quarterdeck/plugin-environments-common';
import { PageHead } from '../common/PageHead';
import { Section } from '../common/Section';
import { Listed } from '../common/Listed';
import { Ago } from '../common/Moment';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePages } from '../api/usePages';
import { PlainTable } from '../common/PlainTable';
import { useTemplateForm } from '../common/templateForm';
import { Who } from '../common/Who';
import { DeploymentTable } from '../deployment/DeploymentTable';
import { StatusLabel } from '../deployment/StatusLabel';
import { planSummary } from '../plan/planSummary';
import { PLAN_WORDS } from '../plan/words';
import { planRouteRef } from '../routes';

const POLL_INTERVAL_MS = 5_000;
const PAGE_SIZE = 50;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(3), gridTemplateColumns: '100%' },
}));

/** Everything that is planned and deployed, wherever it was asked for. */
export function ActivityPage() {
  const classes = useStyles();
  const api = useApi(environmentsApiRef);
  const plans = usePages(
    before => api.listPlans({ pending: true, limit: PAGE_SIZE, before }),
    'plans',
    POLL_INTERVAL_MS,
  );
  const deployments = usePages(
    before => api.list({ limit: PAGE_SIZE, before }),
    'deployments',
    POLL_INTERVAL_MS,
  );
  return (
    <div className={classes.root}>
      <PageHead title="Plans and deployments" />
      <Section title="Plans that wait for somebody">
        <Listed
          what="plans"
          pages={plans}
          render={items => <PlanTable plans={items} />}
        >
          <Typography>
            None. A plan that nobody has to decide about any more is with its
            deployment.
          </Typography>
        </Listed>
      </Section>
      <Section title="Deployments">
        <Listed
          what="deployments"
          pages={deployments}
          render={items => (
            <DeploymentTable deployments={items} showsEnvironment />
          )}
        >
          <NothingYet />
        </Listed>
      </Section>
    </div>
  );
}

function NothingYet() {
  const form = useTemplateForm({});
  return (
    <Typography>
      Nothing was deployed yet that you may see.{' '}
      {form && (
        <Link to={form} underline="always">
          Create an environment
        </Link>
      )}
    </Typography>
  );
}

function PlanTable(props: { plans: Plan[] }) {
  return (
    <PlainTable
      label="Plans"
      rows={props.plans}
      keyOf={({ id }) => id}
      columns={[
        {
          title: 'Environment',
          isOneLine: true,
          render: plan => <PlanLink plan={plan} />,
        },
        {
          title: 'Status',
          render: ({ status }) => <StatusLabel {...PLAN_WORDS[status]} />,
        },
        { title: 'Changes', render: planSummary },
        {
          title: 'Asked for by',
          isOneLine: true,
          render: ({ requestedBy }) => <Who name={requestedBy} />,
        },
        {
          title: 'When',
          isOneLine: true,
          render: ({ createdAt }) => <Ago iso={createdAt} />,
        },
      ]}
    />
  );
}

function PlanLink(props: { plan: Plan }) {
  const { environmentId, id } = props.plan;
  const planRoute = useRouteRef(planRouteRef);
  return <Link to={planRoute?.({ planId: id }) ?? ''}>{environmentId}</Link>;
}

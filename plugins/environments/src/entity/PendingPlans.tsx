import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type {
  EnvironmentLocation,
  Plan,
} from '@quarterdeck/plugin-environments-common';
import { Ago } from '../common/Moment';
import { LoadOlder } from '../common/LoadOlder';
import { Notice } from '../common/Notice';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePages } from '../api/usePages';
import { Who } from '../common/Who';
import { planSummary } from '../plan/planSummary';
import { PLAN_WORDS } from '../plan/words';
import { planRouteRef } from '../routes';

const POLL_INTERVAL_MS = 15_000;
const PAGE_SIZE = 5;

/** Plans for an environment that wait for somebody. */
export function PendingPlans(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const api = useApi(environmentsApiRef);
  const plans = usePages(
    before =>
      api.listPlans({ ...location, pending: true, limit: PAGE_SIZE, before }),
    Object.values(location).join('/'),
    POLL_INTERVAL_MS,
  );
  // Nothing planned, nothing said: also while nobody knows.
  return (
    <>
      {plans.value?.map(plan => (
        <PendingPlan key={plan.id} plan={plan} />
      ))}
      <LoadOlder pages={plans} what="plans" />
    </>
  );
}

function PendingPlan(props: { plan: Plan }) {
  const { plan } = props;
  const planRoute = useRouteRef(planRouteRef);
  const { label } = PLAN_WORDS[plan.status];
  return (
    <Notice
      tone={plan.status === 'blocked' ? 'warning' : 'active'}
      title={['A change is planned', planSummary(plan)]
        .filter(Boolean)
        .join(': ')}
    >
      {label}. Asked for by <Who name={plan.requestedBy} />{' '}
      <Ago iso={plan.createdAt} />.{' '}
      <Link to={planRoute?.({ planId: plan.id }) ?? ''} underline="always">
        See the plan
      </Link>
    </Notice>
  );
}

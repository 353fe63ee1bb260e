import { Link, WarningPanel } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { EnvironmentLocation } from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { usePolling } from '../api/usePolling';
import { changesSummary } from '../plan/changesSummary';
import { PLAN_WORDS } from '../plan/words';
import { planRouteRef } from '../routes';

const POLL_INTERVAL_MS = 15_000;

/** Plans for an environment that wait for somebody. */
export function PendingPlans(props: { location: EnvironmentLocation }) {
  const { location } = props;
  const api = useApi(environmentsApiRef);
  const planRoute = useRouteRef(planRouteRef);
  const { value } = usePolling(
    () => api.listPlans({ ...location, pending: true, limit: 5 }),
    Object.values(location).join('/'),
    () => POLL_INTERVAL_MS,
  );
  if (!value || value.items.length === 0) return null;
  return (
    <>
      {value.items.map(plan => (
        <WarningPanel
          key={plan.id}
          severity="info"
          title={`A change is planned: ${changesSummary(plan.stacks)}`}
          defaultExpanded
        >
          {PLAN_WORDS[plan.status].label}.{' '}
          <Link to={planRoute?.({ planId: plan.id }) ?? ''}>See the plan</Link>
        </WarningPanel>
      ))}
    </>
  );
}

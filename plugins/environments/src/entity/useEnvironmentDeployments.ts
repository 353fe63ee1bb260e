import { useApi } from '@backstage/core-plugin-api';
import {
  type Deployment,
  type EnvironmentLocation,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { type Polled, usePolling } from '../api/usePolling';

const POLL_INTERVAL_MS = 5_000;
/** More of them are on the page of all deployments. */
export const DEPLOYMENTS_SHOWN = 10;

/** The newest deployments of an environment, and the one under way. */
export function useEnvironmentDeployments(
  location: EnvironmentLocation,
): Polled<Deployment[]> & { activeId?: string } {
  const api = useApi(environmentsApiRef);
  const polled = usePolling(
    async () => {
      const { items } = await api.list({
        ...location,
        limit: DEPLOYMENTS_SHOWN,
      });
      return items;
    },
    Object.values(location).join('/'),
    () => POLL_INTERVAL_MS,
  );
  const active = polled.value?.find(({ status }) => !isDeploymentOver(status));
  return { ...polled, activeId: active?.id };
}

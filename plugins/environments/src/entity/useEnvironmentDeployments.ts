import { useApi } from '@backstage/core-plugin-api';
import {
  type Deployment,
  type EnvironmentLocation,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { environmentsApiRef } from '../api/environmentsApiRef';
import { type Pages, usePages } from '../api/usePages';

const POLL_INTERVAL_MS = 5_000;
const PAGE_SIZE = 10;

/** The deployments of an environment, and the one under way. */
export function useEnvironmentDeployments(
  location: EnvironmentLocation,
): Pages<Deployment> & { activeId?: string } {
  const api = useApi(environmentsApiRef);
  const pages = usePages(
    before => api.list({ ...location, limit: PAGE_SIZE, before }),
    Object.values(location).join('/'),
    POLL_INTERVAL_MS,
  );
  const active = pages.value?.find(({ status }) => !isDeploymentOver(status));
  return { ...pages, activeId: active?.id };
}

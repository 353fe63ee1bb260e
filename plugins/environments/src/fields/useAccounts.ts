import { useApi } from '@backstage/core-plugin-api';
import type { DeploymentAccounts } from '@quarterdeck/plugin-environments-common';
import useAsync from 'react-use/lib/useAsync';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { environmentsApiRef } from '../api/environmentsApiRef';

/** The accounts and regions that the portal is configured for. */
export function useAccounts(): {
  accounts: DeploymentAccounts['accounts'];
  isLoading: boolean;
  error?: string;
} {
  const api = useApi(environmentsApiRef);
  const { value, loading, error } = useAsync(() => api.accounts(), [api]);
  return {
    accounts: value?.accounts ?? [],
    isLoading: loading,
    error: error && `The accounts could not be read: ${messageOf(error)}`,
  };
}

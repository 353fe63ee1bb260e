import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  type EnvironmentLocation,
  environmentResourceRef,
  environmentsSightPermissions,
} from '@quarterdeck/plugin-environments-common';
import useAsync from 'react-use/lib/useAsync';

/**
 * Whether somebody sees an environment: by the permission to read it, or by any
 * of those to change it, as the backend has it.
 */
export function useMaySee(location: EnvironmentLocation): {
  isLoading: boolean;
  maySee: boolean;
  error?: Error;
} {
  const permissionApi = useApi(permissionApiRef);
  const resourceRef = environmentResourceRef(location);
  const { error, loading, value } = useAsync(async () => {
    const decisions = await Promise.all(
      environmentsSightPermissions.map(permission =>
        permissionApi.authorize({ permission, resourceRef }),
      ),
    );
    return decisions.some(({ result }) => result === AuthorizeResult.ALLOW);
  }, [permissionApi, resourceRef]);
  return { error, isLoading: loading, maySee: value ?? false };
}

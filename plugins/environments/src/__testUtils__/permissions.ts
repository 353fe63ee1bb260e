import {
  AuthorizeResult,
  type EvaluatePermissionRequest,
} from '@backstage/plugin-permission-common';

/**
 * Of somebody who has every permission but some.
 *
 * @param denied - how the names of those begin
 */
export function permissionsWithout(denied: string[]) {
  return {
    authorize: async ({ permission }: EvaluatePermissionRequest) => ({
      result: denied.some(start => permission.name.startsWith(start))
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }),
  };
}

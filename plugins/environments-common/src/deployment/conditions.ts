import {
  AuthorizeResult,
  type ConditionalPolicyDecision,
  type PermissionCondition,
  type PermissionCriteria,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import { ENVIRONMENT_RESOURCE_TYPE } from './permissions';

type Condition<TParams extends Record<string, string[]>> = PermissionCondition<
  typeof ENVIRONMENT_RESOURCE_TYPE,
  TParams
>;

/** The names of the rules behind {@link environmentConditions}. @public */
export const ENVIRONMENT_RULES = {
  isStage: 'IS_STAGE',
  isOwner: 'IS_OWNER',
  isInAccount: 'IS_IN_ACCOUNT',
} as const;

const condition = <TParams extends Record<string, string[]>>(
  rule: string,
  params: TParams,
): Condition<TParams> => ({
  rule,
  resourceType: ENVIRONMENT_RESOURCE_TYPE,
  params,
});

/**
 * What a permission policy may make its decision on an environment depend on.
 *
 * @public
 */
export const environmentConditions = {
  /** The environment is of one of these stages. */
  isStage: (params: { stages: string[] }) =>
    condition(ENVIRONMENT_RULES.isStage, params),
  /** One of these entity references owns it: a user's ownership references. */
  isOwner: (params: { claims: string[] }) =>
    condition(ENVIRONMENT_RULES.isOwner, params),
  /** It is in one of these AWS accounts. */
  isInAccount: (params: { accountIds: string[] }) =>
    condition(ENVIRONMENT_RULES.isInAccount, params),
};

/**
 * The decision of a policy on one of the `environmentsPermissions`, by
 * {@link environmentConditions}.
 *
 * @public
 */
export function createEnvironmentDecision(
  permission: ResourcePermission<typeof ENVIRONMENT_RESOURCE_TYPE>,
  conditions: PermissionCriteria<
    PermissionCondition<typeof ENVIRONMENT_RESOURCE_TYPE>
  >,
): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'environments',
    resourceType: permission.resourceType,
    conditions,
  };
}

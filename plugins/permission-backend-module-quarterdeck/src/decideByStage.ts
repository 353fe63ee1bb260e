import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createEnvironmentDecision,
  type ENVIRONMENT_RESOURCE_TYPE,
  environmentConditions,
} from '@quarterdeck/plugin-environments-common';

/** Whether somebody has a permission, as far as the policy can know. */
export type Grant = 'always' | 'if-owner' | 'never';

type Criteria = PermissionCriteria<
  PermissionCondition<typeof ENVIRONMENT_RESOURCE_TYPE>
>;

/**
 * Whether somebody has a permission for an environment: by its stage, and
 * where it matters by its owner.
 */
export function decideByStage(
  permission: ResourcePermission<typeof ENVIRONMENT_RESOURCE_TYPE>,
  claims: string[],
  grants: {
    byStage: readonly { stage: string; grant: Grant }[];
    otherwise: Grant;
  },
): PolicyDecision {
  const { byStage, otherwise } = grants;
  if (byStage.every(({ grant }) => grant === otherwise)) {
    if (otherwise === 'always') return { result: AuthorizeResult.ALLOW };
    if (otherwise === 'never') return { result: AuthorizeResult.DENY };
    return createEnvironmentDecision(
      permission,
      environmentConditions.isOwner({ claims }),
    );
  }
  const listed = byStage.map(({ stage }) => stage);
  const [first, ...more] = [
    ...byStage.map(({ stage, grant }) => ({
      where: environmentConditions.isStage({ stages: [stage] }),
      grant,
    })),
    {
      where: { not: environmentConditions.isStage({ stages: listed }) },
      grant: otherwise,
    },
  ].flatMap(({ where, grant }): Criteria[] => {
    if (grant === 'never') return [];
    if (grant === 'always') return [where];
    return [{ allOf: [where, environmentConditions.isOwner({ claims })] }];
  });
  // Not all of the grants are the same: some are none, and others are one.
  return createEnvironmentDecision(permission, { anyOf: [first, ...more] });
}

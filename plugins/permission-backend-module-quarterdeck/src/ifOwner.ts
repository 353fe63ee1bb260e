import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  isResourcePermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';

const TASK = 'scaffolder-task';

/**
 * The plugin that knows the resource decides whether it is theirs; what belongs
 * to nobody is refused.
 */
export function ifOwner(
  permission: Permission,
  claims: string[],
): PolicyDecision {
  if (isResourcePermission(permission, 'catalog-entity')) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims }),
    );
  }
  if (isResourcePermission(permission, TASK)) {
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: TASK,
      conditions: {
        resourceType: TASK,
        rule: 'IS_TASK_OWNER',
        params: { createdBy: claims },
      },
    };
  }
  return { result: AuthorizeResult.DENY };
}

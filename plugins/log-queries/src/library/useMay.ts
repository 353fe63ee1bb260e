import { usePermission } from '@backstage/plugin-permission-react';
import {
  type LogQueriesOperation,
  logQueriesPermissionsOf,
} from '@quarterdeck/plugin-log-queries-common';

/**
 * Whether the person may do something with queries at all, or with those of
 * this entity. The backend decides; this only hides what it would refuse.
 */
export function useMay(
  operation: LogQueriesOperation,
  entityRef?: string,
): { isAllowed: boolean; isKnown: boolean } {
  const { general, entity } = logQueriesPermissionsOf[operation];
  const generally = usePermission({ permission: general });
  const here = usePermission({ permission: entity, resourceRef: entityRef });
  return {
    isAllowed: generally.allowed || here.allowed,
    isKnown: !generally.loading && !here.loading,
  };
}

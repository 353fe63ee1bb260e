import { usePermission } from '@backstage/plugin-permission-react';
import {
  type Deployment,
  type DeploymentOffer,
  deploymentResourceRef,
  environmentsDestroyPermission,
  permissionForKind,
} from '@quarterdeck/plugin-environments-common';

/**
 * What can be done about a deployment by who looks at it, and the name of the
 * permission that the rest takes.
 */
export function usePermittedOffers(deployment: Deployment): {
  offers: DeploymentOffer[];
  lacking?: string;
} {
  const resourceRef = deploymentResourceRef(deployment);
  const again = permissionForKind(deployment.kind);
  const mayRepeat = usePermission({ permission: again, resourceRef });
  const mayDestroy = usePermission({
    permission: environmentsDestroyPermission,
    resourceRef,
  });
  const offers = deployment.offers.filter(({ kind }) =>
    kind === 'destroy' ? mayDestroy.allowed : mayRepeat.allowed,
  );
  const isKnown = !mayRepeat.loading && !mayDestroy.loading;
  return {
    offers,
    lacking: isKnown && !mayRepeat.allowed ? again.name : undefined,
  };
}

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { hasHealth } from '@quarterdeck/plugin-service-health-common';
import { Health } from './Health';
import { NothingToWatch } from './NothingToWatch';

/** How the entity is, why, and everything that says so. */
export const HealthTab = () => {
  const { entity } = useEntity();
  return hasHealth(entity) ? (
    <Health entityRef={stringifyEntityRef(entity)} />
  ) : (
    <NothingToWatch />
  );
};

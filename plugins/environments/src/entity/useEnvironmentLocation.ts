import { useEntity } from '@backstage/plugin-catalog-react';
import {
  ENVIRONMENT_ANNOTATIONS,
  type EnvironmentLocation,
} from '@quarterdeck/plugin-environments-common';
import { useMemo } from 'react';

/** Where the environment of the entity's page is, by its annotations. */
export function useEnvironmentLocation(): EnvironmentLocation {
  const { entity } = useEntity();
  return useMemo(() => {
    const annotations = entity.metadata.annotations ?? {};
    return {
      environmentId: annotations[ENVIRONMENT_ANNOTATIONS.environment] ?? '',
      accountId: annotations[ENVIRONMENT_ANNOTATIONS.accountId] ?? '',
      region: annotations[ENVIRONMENT_ANNOTATIONS.region] ?? '',
    };
  }, [entity]);
}

import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { environmentsPermissions } from '@quarterdeck/plugin-environments-common';
import {
  environmentResourceType,
  environmentRules,
} from './environmentResource';
import { resourceOfRef, type ResourceSources } from './resourceOfRef';

/** Tells the permission system what there is to permit, and by which rules. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  sources: ResourceSources,
): void {
  registry.addResourceType({
    resourceRef: environmentResourceType,
    permissions: environmentsPermissions,
    rules: environmentRules,
    getResources: refs =>
      Promise.all(refs.map(ref => resourceOfRef(sources, ref))),
  });
}

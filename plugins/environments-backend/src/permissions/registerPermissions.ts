import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  environmentResourcePermissions,
  environmentsReadPermission,
} from '@quarterdeck/plugin-environments-common';
import {
  environmentResourceType,
  environmentRules,
} from './environmentResource';
import { findEnvironment, locationOfRef } from './findEnvironment';

/** Tells the permission system what there is to permit, and by which rules. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  awsClients: AwsClients,
): void {
  registry.addPermissions([environmentsReadPermission]);
  registry.addResourceType({
    resourceRef: environmentResourceType,
    permissions: environmentResourcePermissions,
    rules: environmentRules,
    getResources: refs =>
      Promise.all(
        refs.map(async ref => {
          const location = locationOfRef(ref);
          return location && findEnvironment(awsClients, location);
        }),
      ),
  });
}

import { TEMPLATE_VERSION } from '@quarterdeck/aws-environment';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type EnvironmentLocation,
  type EnvironmentSpecAnswer,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { tagsOf } from '../stacks/describeStack';
import { eachStack } from '../stacks/eachStack';
import type { DeploymentStore } from '../store/DeploymentStore';
import { presentSpec } from './presentSpec';

/** What an environment was made of, and by which version of the templates. */
export async function describeSpec(
  services: { awsClients: AwsClients; deployments: DeploymentStore },
  location: EnvironmentLocation,
): Promise<EnvironmentSpecAnswer> {
  const found = await eachStack(services.awsClients, location);
  const own = found.filter(
    ({ stack }) =>
      tagsOf(stack)[STACK_TAGS.environment] === location.environmentId,
  );
  const tags: Record<string, string | undefined> = Object.assign(
    {},
    ...own.map(({ stack }) => tagsOf(stack)),
  );
  const versions = own.flatMap(
    ({ stack }) => tagsOf(stack)[STACK_TAGS.templateVersion] ?? [],
  );
  const present = await presentSpec(services, location, own);
  return {
    spec: present?.spec,
    source: present?.source,
    identity: {
      name: tags[STACK_TAGS.name],
      stage: tags[STACK_TAGS.stage],
      owner: tags[STACK_TAGS.owner],
      costCenter: tags[STACK_TAGS.costCenter],
    },
    templateVersion:
      versions.find(version => version !== TEMPLATE_VERSION) ?? versions[0],
    newestTemplateVersion: TEMPLATE_VERSION,
    isOutdated: versions.some(version => version !== TEMPLATE_VERSION),
    expiresAt: tags[STACK_TAGS.expiresOn],
  };
}

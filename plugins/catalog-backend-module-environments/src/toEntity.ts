import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  ENVIRONMENT_ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  STACK_OUTPUTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';
import type { ObservedEnvironment } from './observeEnvironments';

/** What the specification takes as an owner. */
const OWNER = /^(group|user):[a-z0-9._-]+\/[a-z0-9._-]+$/i;

/** Whom an environment belongs to whose owner makes no sense. */
const UNKNOWN_OWNER = 'unknown';

/**
 * The catalog entity of an environment. Its annotations are all that the
 * health and log pages need to know.
 */
export function toEntity(
  environment: ObservedEnvironment,
  name: string,
): ResourceEntity {
  const { id, outputs, tags, target } = environment;
  const { accountId, region } = target;
  const location = `aws-cloudformation:${accountId}/${region}/${id}`;
  const url = outputs[STACK_OUTPUTS.url];
  const stage = tags[STACK_TAGS.stage];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      description: `Runs in AWS account ${accountId}, ${region}`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ENVIRONMENT_ANNOTATIONS.environment]: id,
        ...(stage && { [ENVIRONMENT_ANNOTATIONS.stage]: stage }),
        [ENVIRONMENT_ANNOTATIONS.accountId]: accountId,
        [ENVIRONMENT_ANNOTATIONS.region]: region,
        ...pointersToResources(outputs),
      },
      ...(stage && /^[a-z0-9-]+$/.test(stage) && { tags: [stage] }),
      ...(url && { links: [{ title: 'Open the service', url }] }),
    },
    spec: {
      type: ENVIRONMENT_ENTITY_TYPE,
      owner: ownerFrom(tags[STACK_TAGS.owner]),
    },
  };
}

/** Only for what is there: a stack that is not up yet has no outputs. */
function pointersToResources(
  outputs: Record<string, string>,
): Record<string, string> {
  const pointers = {
    [AWS_ANNOTATIONS.ecsServiceArn]: outputs[STACK_OUTPUTS.serviceArn],
    [AWS_ANNOTATIONS.rdsInstanceArn]: outputs[STACK_OUTPUTS.databaseArn],
    [AWS_ANNOTATIONS.loadBalancerArn]: outputs[STACK_OUTPUTS.loadBalancerArn],
    [AWS_ANNOTATIONS.alarmArn]: outputs[STACK_OUTPUTS.alarmArns],
    [AWS_ANNOTATIONS.logGroups]: outputs[STACK_OUTPUTS.logGroupName],
  };
  return Object.fromEntries(
    Object.entries(pointers).filter(([, value]) => value),
  );
}

/** Anyone with access to the account can write into a tag what they like. */
function ownerFrom(tag: string | undefined): string {
  return tag && OWNER.test(tag) ? tag : UNKNOWN_OWNER;
}

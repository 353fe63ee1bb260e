import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  ENVIRONMENT_ANNOTATIONS,
  ENVIRONMENT_ENTITY_TYPE,
  environmentNames,
  STAGES,
} from '@quarterdeck/plugin-environments-common';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';

/**
 * What a pipeline has to know of the environment that it delivers to.
 *
 * @throws InputError for an entity that is no environment, or is not up yet.
 */
export function deliveryTarget(entity: Entity) {
  const { annotations = {}, links = [] } = entity.metadata;
  const [environmentId, accountId, region] = [
    ENVIRONMENT_ANNOTATIONS.environment,
    ENVIRONMENT_ANNOTATIONS.accountId,
    ENVIRONMENT_ANNOTATIONS.region,
  ].map(key => annotations[key]);
  const stage = STAGES.find(known => environmentId?.endsWith(`-${known}`));
  if (entity.spec?.type !== ENVIRONMENT_ENTITY_TYPE || !stage) {
    throw new InputError(
      `${entity.metadata.name} is not an environment that was made from the template aws-environment`,
    );
  }
  const [service] = links;
  if (!service || !annotations[AWS_ANNOTATIONS.ecsServiceArn]) {
    throw new InputError(
      `The environment ${environmentId} has no service yet; wait until it is deployed`,
    );
  }
  const name = environmentId.slice(0, -stage.length - 1);
  const names = environmentNames({ name, stage, accountId, region });
  const topic = (topicName: string) =>
    `arn:aws:sns:${region}:${accountId}:${topicName}`;
  return {
    environmentId,
    stage,
    accountId,
    region,
    url: service.url,
    cluster: names.cluster,
    service: names.service,
    container: names.container,
    taskFamily: names.taskFamily,
    migrateFamily: names.migrateFamily,
    repository: names.repository,
    deployRoleArn: `arn:aws:iam::${accountId}:role/${names.deployRole}`,
    imageTagParameter: names.imageTagParameter,
    evidencePrefix: names.evidencePrefix,
    criticalTopicArn: topic(names.criticalTopic),
    warningTopicArn: topic(names.warningTopic),
    annotations: resourcePointers(annotations),
  };
}

/** The annotations with which a component shows the health of its resources. */
function resourcePointers(
  annotations: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.values(AWS_ANNOTATIONS).flatMap(key =>
      annotations[key] ? [[key, annotations[key]]] : [],
    ),
  );
}

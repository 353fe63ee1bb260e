import type * as ecs from '@aws-sdk/client-ecs';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { lowerCaseTagList, type Resource, tagsOf } from '../../world/Resource';
import type { TaskDefinitionShape } from '../../world/resources/ecs';
import { isFargateSize, noFargateSize } from '../../world/service/fargateSizes';
import { nextRevision } from '../../world/service/taskDefinitions';
import type { World } from '../../world/World';
import { clientException, invalidParameter } from './errors';
import { requireTaskDefinition } from './lookUp';
import { ecsPage } from './paging';

const MOST_DELETIONS = 10;

export function taskDefinitionHandlers(world: World): Handlers<typeof ecs> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    DescribeTaskDefinition({ taskDefinition, include }, context) {
      const { shape, tags } = requireTaskDefinition(
        regionOf(context),
        taskDefinition,
      );
      return {
        taskDefinition: shape,
        tags: include?.includes('TAGS') ? lowerCaseTagList(tags) : [],
      };
    },

    ListTaskDefinitions(input, context) {
      const { items, nextToken } = ecsPage(
        regionOf(context).taskDefinitions.where(
          each =>
            each.status === (input.status ?? 'ACTIVE') &&
            (!input.familyPrefix || each.family === input.familyPrefix),
        ),
        input,
        ({ shape }) =>
          `${shape.family}:${String(shape.revision).padStart(9, '0')}`,
        { order: input.sort === 'DESC' ? 'descending' : 'ascending' },
      );
      return { taskDefinitionArns: items.map(each => each.arn), nextToken };
    },

    ListTaskDefinitionFamilies(input, context) {
      const wanted = input.status ?? 'ACTIVE';
      const { familyPrefix = '' } = input;
      const all = regionOf(context)
        .taskDefinitions.all()
        .map(each => each.shape);
      const families = [...new Set(all.map(each => each.family))].filter(
        family => {
          const isActive = all.some(
            each => each.family === family && each.status === 'ACTIVE',
          );
          return (
            family.startsWith(familyPrefix) &&
            (wanted === 'ALL' || isActive === (wanted === 'ACTIVE'))
          );
        },
      );
      const { items, nextToken } = ecsPage(families, input, each => each);
      return { families: items, nextToken };
    },

    RegisterTaskDefinition({ tags, ...input }, context) {
      const region = regionOf(context);
      const family = assertRegistration(input);
      const revision = nextRevision(region, family);
      const arn = region.arn('ecs', `task-definition/${family}:${revision}`);
      const { containerDefinitions = [], ...rest } = input;
      const definition = region.taskDefinitions.put({
        id: arn,
        arn,
        createdAt: world.now(),
        tags: tagsOf(tags),
        shape: {
          ...rest,
          taskDefinitionArn: arn,
          family,
          revision,
          status: 'ACTIVE',
          networkMode: input.networkMode ?? 'bridge',
          compatibilities: ['EC2', 'FARGATE'],
          volumes: input.volumes ?? [],
          placementConstraints: input.placementConstraints ?? [],
          registeredAt: world.now(),
          registeredBy: context.callerArn,
          containerDefinitions: containerDefinitions.map(each => ({
            cpu: 0,
            essential: true,
            portMappings: [],
            environment: [],
            mountPoints: [],
            volumesFrom: [],
            ...each,
          })),
        },
      });
      world.changed();
      return {
        taskDefinition: definition.shape,
        tags: lowerCaseTagList(definition.tags),
      };
    },

    DeregisterTaskDefinition({ taskDefinition }, context) {
      const definition = requireRevision(regionOf(context), taskDefinition);
      definition.shape.status = 'INACTIVE';
      definition.shape.deregisteredAt ??= world.now();
      world.changed();
      return { taskDefinition: definition.shape };
    },

    DeleteTaskDefinitions({ taskDefinitions = [] }, context) {
      const region = regionOf(context);
      if (taskDefinitions.length > MOST_DELETIONS) {
        throw invalidParameter(
          `The maximum number of task definitions to delete is ${MOST_DELETIONS}.`,
        );
      }
      const found = taskDefinitions.map(name => requireRevision(region, name));
      const deletable = found.filter(({ shape }) => shape.status !== 'ACTIVE');
      for (const { shape } of deletable) {
        shape.status = 'DELETE_IN_PROGRESS';
        shape.deleteRequestedAt ??= world.now();
      }
      world.changed();
      return {
        taskDefinitions: deletable.map(each => each.shape),
        failures: found
          .filter(each => !deletable.includes(each))
          .map(({ arn }) => ({
            arn,
            reason:
              'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
          })),
      };
    },
  };
}

/** @throws ClientException without the number of a revision */
function requireRevision(
  region: Region,
  name = '',
): Resource<TaskDefinitionShape> {
  if (!/:\d+$/.test(name)) {
    throw clientException(
      `Invalid revision number. Number: ${name.split(':').pop()}`,
    );
  }
  return requireTaskDefinition(
    region,
    name,
    'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
  );
}

/** @throws ClientException for what ECS does not register */
function assertRegistration(
  input: Pick<
    ecs.RegisterTaskDefinitionRequest,
    | 'containerDefinitions'
    | 'cpu'
    | 'family'
    | 'memory'
    | 'networkMode'
    | 'requiresCompatibilities'
  >,
): string {
  const { family = '', containerDefinitions = [] } = input;
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    throw clientException(
      'Family contains invalid characters. Valid characters are uppercase and lowercase letters, numbers, hyphens and underscores.',
    );
  }
  if (containerDefinitions.length === 0) {
    throw clientException('Container list cannot be empty.');
  }
  const names = containerDefinitions.map(each => each.name);
  if (names.some(name => !name)) {
    throw clientException('Container.name should not be null or empty.');
  }
  if (new Set(names).size < names.length) {
    throw clientException('Container.name should be unique.');
  }
  if (containerDefinitions.some(each => !each.image)) {
    throw clientException('Container.image should not be null or empty.');
  }
  if (!containerDefinitions.some(each => each.essential ?? true)) {
    throw clientException('At least one container must be essential.');
  }
  if (input.requiresCompatibilities?.includes('FARGATE')) {
    if (input.networkMode !== 'awsvpc') {
      throw clientException('Fargate only supports network mode ‘awsvpc’.');
    }
    if (!isFargateSize(input.cpu, input.memory)) {
      throw clientException(noFargateSize(input.cpu, input.memory));
    }
  }
  return family;
}

import * as ecs from '@aws-sdk/client-ecs';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { imageDigest } from '../ecr/imageDigest';
import { invalidParameter, serviceDeploymentNotFound } from './errors';
import { requireCluster, requireService } from './lookUp';
import { ecsPage, missing } from './paging';
import {
  briefOf,
  deploymentsOf,
  describeServiceDeployment,
  progressOf,
  type ServiceDeploymentView,
} from './serviceDeployments';

const MOST_AT_ONCE = 20;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
export function serviceDeploymentHandlers(world: World): Handlers<typeof ecs> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    ListServiceDeployments(input, context) {
      const region = regionOf(context);
      const cluster = requireCluster(region, input.cluster);
      const service = requireService(region, cluster, input.service);
      const now = world.now();
      const { after, before } = input.createdAt ?? {};
      const briefs = deploymentsOf(region, service, now)
        .map(each => briefOf(each, now))
        .filter(
          ({ status, createdAt = now }) =>
            (!input.status?.length || input.status.some(s => s === status)) &&
            (!after || createdAt >= after) &&
            (!before || createdAt <= before),
        );
      const { items, nextToken } = ecsPage(
        briefs,
        input,
        each => each.createdAt?.toISOString() ?? '',
        { order: 'descending' },
      );
      return { serviceDeployments: items, nextToken };
    },

    DescribeServiceDeployments({ serviceDeploymentArns = [] }, context) {
      assertAtMost(serviceDeploymentArns);
      const region = regionOf(context);
      const now = world.now();
      const found = serviceDeploymentArns.map(arn => ({
        arn,
        view: findBy(region, now, arn, each => each.arn),
      }));
      return {
        serviceDeployments: found.flatMap(({ view }) =>
          view ? [describeServiceDeployment(region, view, now)] : [],
        ),
        failures: found.flatMap(({ arn, view }) =>
          view ? [] : [missing(arn, String)],
        ),
      };
    },

    DescribeServiceRevisions({ serviceRevisionArns = [] }, context) {
      assertAtMost(serviceRevisionArns);
      const region = regionOf(context);
      const now = world.now();
      const found = serviceRevisionArns.map(arn => ({
        arn,
        view: findBy(region, now, arn, each => each.revisionArn),
      }));
      return {
        serviceRevisions: found.flatMap(({ view }) =>
          view ? [describeRevision(region, view)] : [],
        ),
        failures: found.flatMap(({ arn, view }) =>
          view ? [] : [missing(arn, String)],
        ),
      };
    },

    StopServiceDeployment(input, context) {
      const region = regionOf(context);
      const now = world.now();
      const arn = input.serviceDeploymentArn ?? '';
      const view = findBy(region, now, arn, each => each.arn);
      if (!view) throw serviceDeploymentNotFound();
      if (progressOf(view.rollout, now).status !== 'IN_PROGRESS') {
        throw new ecs.ConflictException({
          message: 'Service deployment is not in a state that can be stopped.',
          $metadata: {},
        });
      }
      view.rollout.deployment.stopRequest = {
        at: now,
        type: input.stopType ?? 'ROLLBACK',
      };
      world.changed();
      return { serviceDeploymentArn: arn };
    },
  };
}

function assertAtMost(arns: readonly string[]) {
  if (arns.length > 0 && arns.length <= MOST_AT_ONCE) return;
  throw invalidParameter(
    `The number of ARNs must be between 1 and ${MOST_AT_ONCE}.`,
  );
}

/** The service is in the middle of the ARN: `…/cluster/service/id`. */
function findBy(
  region: Region,
  now: Date,
  arn: string,
  arnOf: (view: ServiceDeploymentView) => string,
): ServiceDeploymentView | undefined {
  const [, cluster, name] = arn.split('/');
  const service = region.ecsServices.get(
    region.arn('ecs', `service/${cluster}/${name}`),
  );
  return service
    ? deploymentsOf(region, service, now).find(each => arnOf(each) === arn)
    : undefined;
}

function describeRevision(
  region: Region,
  { service, rollout: { deployment }, revisionArn }: ServiceDeploymentView,
): ecs.ServiceRevision {
  const { shape } = service;
  const definition = region.taskDefinitions.get(deployment.taskDefinitionArn);
  return {
    serviceRevisionArn: revisionArn,
    serviceArn: service.arn,
    clusterArn: shape.clusterArn,
    taskDefinition: deployment.taskDefinitionArn,
    launchType: shape.launchType,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    loadBalancers: shape.loadBalancers,
    serviceRegistries: [],
    networkConfiguration: shape.networkConfiguration,
    containerImages: (definition?.shape.containerDefinitions ?? []).map(
      ({ name, image }) => ({
        containerName: name,
        image,
        imageDigest: imageDigest(region, image),
      }),
    ),
    guardDutyEnabled: false,
    createdAt: deployment.createdAt,
  };
}

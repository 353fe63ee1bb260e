import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { TargetGroupShape } from '../../world/resources/elb';
import {
  type TargetState,
  targetStatesAt,
} from '../../world/service/targetHealth';
import type { World } from '../../world/World';
import { requireTargetGroup } from './find';
import { loadBalancersOf } from './targetGroups';

/** Targets of a group, whether ECS or somebody else registered them. */
export function targetHealthHandlers(world: World): Handlers<typeof elb> {
  return {
    DescribeTargetHealth({ TargetGroupArn, Targets }, context) {
      const region = world.region(context.accountId, context.region);
      const group = requireTargetGroup(region, TargetGroupArn);
      const registered = targetsAt(region, group, world.now());
      if (!Targets) return { TargetHealthDescriptions: registered };
      return {
        TargetHealthDescriptions: Targets.flatMap(target => {
          const found = registered.filter(each => isSame(each.Target, target));
          return found.length > 0 ? found : [notRegistered(target)];
        }),
      };
    },

    RegisterTargets({ TargetGroupArn, Targets = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireTargetGroup(region, TargetGroupArn);
      for (const target of Targets) {
        const Id = target.Id ?? '';
        const Port = target.Port ?? shape.Port ?? 80;
        if (shape.registered.some(each => isSame(each, { Id, Port }))) continue;
        shape.registered.push({ Id, Port, at: world.now() });
      }
      world.changed();
      return {};
    },

    DeregisterTargets({ TargetGroupArn, Targets = [] }, context) {
      const region = world.region(context.accountId, context.region);
      const { shape } = requireTargetGroup(region, TargetGroupArn);
      const unknown = Targets.find(
        target => !shape.registered.some(each => isSame(each, target)),
      );
      if (unknown) {
        throw new elb.InvalidTargetException({
          message: `The following targets are not registered: '${unknown.Id}'`,
          $metadata: {},
        });
      }
      shape.registered = shape.registered.filter(
        each => !Targets.some(target => isSame(each, target)),
      );
      world.changed();
      return {};
    },
  };
}

function targetsAt(
  region: Region,
  group: Resource<TargetGroupShape>,
  at: Date,
): elb.TargetHealthDescription[] {
  const targets = [
    ...targetStatesAt(region, group.arn, at).map(each =>
      ofTask(region, group, each, at),
    ),
    ...group.shape.registered.map(each => ofStranger(group, each, at)),
  ];
  if (loadBalancersOf(region, group.arn).length > 0) return targets;
  return targets.map(target => ({ ...target, TargetHealth: NOT_IN_USE }));
}

function ofTask(
  region: Region,
  group: Resource<TargetGroupShape>,
  { run, state }: TargetState,
  at: Date,
): elb.TargetHealthDescription {
  const service = region.ecsServices.get(run.serviceArn)?.shape;
  const port =
    service?.loadBalancers.find(each => each.targetGroupArn === group.arn)
      ?.containerPort ?? group.shape.Port;
  return {
    Target: { Id: run.privateIp, Port: port, AvailabilityZone: run.zone },
    HealthCheckPort: healthCheckPort(group, port),
    TargetHealth: healthOf(run, state, at),
  };
}

function healthOf(
  { startedAt, failedCheck }: TargetState['run'],
  state: TargetState['state'],
  at: Date,
): elb.TargetHealth {
  if (state === 'initial' && at < startedAt) return HEALTH.new;
  return state === 'unhealthy' && failedCheck
    ? {
        State: 'unhealthy',
        Reason: failedCheck.reason,
        Description: failedCheck.description,
      }
    : HEALTH[state];
}

/** Nothing answers at an address that no task has. */
function ofStranger(
  { shape, ...group }: Resource<TargetGroupShape>,
  { Id, Port, at: since }: TargetGroupShape['registered'][number],
  at: Date,
): elb.TargetHealthDescription {
  const { HealthCheckIntervalSeconds = 30, UnhealthyThresholdCount = 2 } =
    shape;
  const patienceMs =
    HealthCheckIntervalSeconds * UnhealthyThresholdCount * 1000;
  const isNew = at.getTime() < since.getTime() + patienceMs;
  return {
    Target: { Id, Port },
    HealthCheckPort: healthCheckPort({ shape, ...group }, Port),
    TargetHealth: isNew ? HEALTH.initial : TIMED_OUT,
  };
}

function healthCheckPort(
  { shape }: Resource<TargetGroupShape>,
  trafficPort: number | undefined,
): string {
  const port = shape.HealthCheckPort ?? 'traffic-port';
  return port === 'traffic-port' ? String(trafficPort) : port;
}

const notRegistered = (
  target: elb.TargetDescription,
): elb.TargetHealthDescription => ({
  Target: target,
  TargetHealth: {
    State: 'unused',
    Reason: 'Target.NotRegistered',
    Description: 'Target is not registered to the target group',
  },
});

const isSame = (
  registered: { Id?: string; Port?: number } | undefined,
  asked: elb.TargetDescription,
) =>
  registered?.Id === asked.Id &&
  (asked.Port === undefined || registered?.Port === asked.Port);

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
const HEALTH: Record<TargetState['state'] | 'new', elb.TargetHealth> = {
  new: {
    State: 'initial',
    Reason: 'Elb.RegistrationInProgress',
    Description: 'Target registration is in progress',
  },
  initial: {
    State: 'initial',
    Reason: 'Elb.InitialHealthChecking',
    Description: 'Initial health checks in progress',
  },
  healthy: { State: 'healthy' },
  unhealthy: {
    State: 'unhealthy',
    Reason: 'Target.FailedHealthChecks',
    Description: 'Health checks failed',
  },
  draining: {
    State: 'draining',
    Reason: 'Target.DeregistrationInProgress',
    Description: 'Target deregistration is in progress',
  },
};

const TIMED_OUT: elb.TargetHealth = {
  State: 'unhealthy',
  Reason: 'Target.Timeout',
  Description: 'Request timed out',
};

const NOT_IN_USE: elb.TargetHealth = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description:
    'Target group is not configured to receive traffic from the load balancer',
};

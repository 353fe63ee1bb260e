import type {
  TargetHealth,
  TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { TargetGroupShape } from '../../world/resources/elb';
import {
  type TargetState,
  targetStatesAt,
} from '../../world/service/targetHealth';

/** How ELB words the state of a target. */
const HEALTH: Record<TargetState['state'], TargetHealth> = {
  healthy: { State: 'healthy' },
  initial: {
    State: 'initial',
    Reason: 'Elb.RegistrationInProgress',
    Description: 'Target registration is in progress',
  },
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

export function describeTargets(
  region: Region,
  group: Resource<TargetGroupShape>,
  now: Date,
): TargetHealthDescription[] {
  const port = group.shape.Port ?? 80;
  const healthCheckPort =
    group.shape.HealthCheckPort === 'traffic-port'
      ? String(port)
      : group.shape.HealthCheckPort;
  return targetStatesAt(region, group.arn, now).map(({ run, state }) => ({
    Target: { Id: run.privateIp, Port: port, AvailabilityZone: run.zone },
    HealthCheckPort: healthCheckPort,
    TargetHealth: HEALTH[state],
  }));
}

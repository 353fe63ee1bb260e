import { InputError } from '@backstage/errors';
import type { TargetKind } from '@quarterdeck/plugin-service-health-common';
import { type Arn, parseArn } from './arn';
import type {
  AlarmTarget,
  DatabaseTarget,
  EcsTarget,
  LoadBalancerTarget,
  TargetOfKind,
} from './targets';

const PARSERS: { [K in TargetKind]: (arn: Arn) => TargetOfKind[K] } = {
  ecs: ecsTarget,
  database: databaseTarget,
  loadBalancer: loadBalancerTarget,
  alarm: alarmTarget,
};

/**
 * Takes the ARN of a target of that kind apart.
 *
 * @throws InputError when it is none.
 */
export function parseTarget<TKind extends TargetKind>(
  kind: TKind,
  text: string,
): TargetOfKind[TKind] {
  return PARSERS[kind](parseArn(text));
}

/** `service/<cluster>/<service>`, or the old `service/<service>`. */
function ecsTarget(arn: Arn): EcsTarget {
  const [, cluster = 'default', service] = match(
    arn,
    'ecs',
    /^service\/(?:([^/]+)\/)?([^/]+)$/,
    'an ECS service',
  );
  return { kind: 'ecs', ...common(arn), cluster, service };
}

function databaseTarget(arn: Arn): DatabaseTarget {
  const [, identifier] = match(arn, 'rds', /^db:([^:]+)$/, 'an RDS instance');
  return { kind: 'database', ...common(arn), identifier };
}

function loadBalancerTarget(arn: Arn): LoadBalancerTarget {
  const [, dimension] = match(
    arn,
    'elasticloadbalancing',
    /^loadbalancer\/(app\/[^/]+\/[^/]+)$/,
    'an Application Load Balancer',
  );
  return { kind: 'loadBalancer', ...common(arn), dimension };
}

function alarmTarget(arn: Arn): AlarmTarget {
  const [, name] = match(arn, 'cloudwatch', /^alarm:(.+)$/, 'an alarm');
  return { kind: 'alarm', ...common(arn), name };
}

function match(arn: Arn, service: string, resource: RegExp, noun: string) {
  const found = arn.service === service && resource.exec(arn.resource);
  if (!found) throw new InputError(`“${arn.arn}” is not the ARN of ${noun}`);
  return found;
}

function common({ arn, accountId, region }: Arn) {
  return { arn, accountId, region };
}

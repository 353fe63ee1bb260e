import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  AWS_ANNOTATIONS,
  type TargetKind,
} from '@quarterdeck/plugin-service-health-common';
import { type Arn, parseArn } from './arn';
import type {
  AlarmTarget,
  DatabaseTarget,
  EcsTarget,
  EntityTargets,
  LoadBalancerTarget,
} from './targets';

/** The annotation that points at targets of each kind. */
export const ANNOTATION_OF_KIND: Record<TargetKind, string> = {
  ecs: AWS_ANNOTATIONS.ecsServiceArn,
  database: AWS_ANNOTATIONS.rdsInstanceArn,
  loadBalancer: AWS_ANNOTATIONS.loadBalancerArn,
  alarm: AWS_ANNOTATIONS.alarmArn,
};

/**
 * What the annotations of an entity point at. What makes no sense in them is
 * in `invalid`, and does not keep the rest from being read.
 */
export function readTargets(entity: Entity): EntityTargets {
  const invalid: EntityTargets['invalid'] = [];

  const read = <TTarget>(
    kind: TargetKind,
    parse: (arn: Arn) => TTarget,
  ): TTarget[] =>
    listed(entity.metadata.annotations?.[ANNOTATION_OF_KIND[kind]]).flatMap(
      text => {
        try {
          return [parse(parseArn(text))];
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          invalid.push({
            kind,
            text,
            problem: {
              kind: 'configuration',
              message: error.message,
              remedy: `Correct the annotation ${ANNOTATION_OF_KIND[kind]}`,
            },
          });
          return [];
        }
      },
    );

  return {
    ecs: read('ecs', ecsTarget),
    database: read('database', databaseTarget),
    loadBalancer: read('loadBalancer', loadBalancerTarget),
    alarm: read('alarm', alarmTarget),
    invalid,
  };
}

/** A list with commas, in any spacing; each value once. */
function listed(annotation: string | undefined): string[] {
  const values = (annotation ?? '').split(',').map(value => value.trim());
  return [...new Set(values.filter(value => value !== ''))];
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

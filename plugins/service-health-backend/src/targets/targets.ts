import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  Problem,
  TargetKind,
} from '@quarterdeck/plugin-service-health-common';

interface TargetOf<TKind extends TargetKind> extends AwsTarget {
  kind: TKind;
  arn: string;
}

/** An ECS service. */
export interface EcsTarget extends TargetOf<'ecs'> {
  /** Its name, or `default`. */
  cluster: string;
  service: string;
}

/** An RDS instance. */
export interface DatabaseTarget extends TargetOf<'database'> {
  identifier: string;
}

/** An Application Load Balancer. */
export interface LoadBalancerTarget extends TargetOf<'loadBalancer'> {
  /** As CloudWatch's dimension has it: `app/<name>/<id>`. */
  dimension: string;
}

/** A CloudWatch alarm. */
export interface AlarmTarget extends TargetOf<'alarm'> {
  name: string;
}

/** What an entity's annotations point at, of each kind. */
export interface EntityTargets {
  ecs: EcsTarget[];
  database: DatabaseTarget[];
  loadBalancer: LoadBalancerTarget[];
  alarm: AlarmTarget[];
  /** What is in the annotations and makes no sense. */
  invalid: { kind: TargetKind; text: string; problem: Problem }[];
}

import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  Problem,
  TargetKind,
} from '@quarterdeck/plugin-service-health-common';

interface TargetOf<TKind extends TargetKind> extends AwsTarget {
  kind: TKind;
  arn: string;
  /**
   * It was found by its tags, which AWS shows for a while after the end of a
   * resource: one that is gone is not missed.
   */
  foundByTags?: boolean;
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

/** @see EntityTargets */
export interface TargetOfKind {
  ecs: EcsTarget;
  database: DatabaseTarget;
  loadBalancer: LoadBalancerTarget;
  alarm: AlarmTarget;
}

/** What an entity points at, of each kind, each once. */
export type TargetsByKind = { [K in TargetKind]: TargetOfKind[K][] };

/** The same, with what cannot be watched. */
export interface EntityTargets extends TargetsByKind {
  /** What is in the annotations and makes no sense, or finds nothing. */
  invalid: InvalidTarget[];
}

/** @see EntityTargets */
export interface InvalidTarget {
  kind: TargetKind;
  /** What stands in the annotation. */
  text: string;
  problem: Problem;
}

/** The beginning of what is found of an entity. */
export function noTargets(): EntityTargets {
  return { ecs: [], database: [], loadBalancer: [], alarm: [], invalid: [] };
}

import type { Entity } from '@backstage/catalog-model';
import { AWS_ANNOTATIONS } from '@quarterdeck/plugin-service-health-common';

const { ecsServiceArn, rdsInstanceArn, loadBalancerArn, alarmArn } =
  AWS_ANNOTATIONS;

/** Whether an annotation of the entity points at something to watch. */
export function hasHealth(entity: Entity): boolean {
  return [ecsServiceArn, rdsInstanceArn, loadBalancerArn, alarmArn].some(
    annotation => Boolean(entity.metadata.annotations?.[annotation]),
  );
}

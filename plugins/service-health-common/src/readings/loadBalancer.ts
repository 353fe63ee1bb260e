/**
 * An Application Load Balancer with the health of its targets.
 *
 * @public
 */
export interface LoadBalancer {
  arn: string;
  name: string;
  accountId: string;
  region: string;
  /** `active`, `provisioning`, `active_impaired` or `failed`. */
  state: string;
  stateReason?: string;
  dnsName?: string;
  targetGroups: TargetGroup[];
}

/** @public */
export interface TargetGroup {
  arn: string;
  name: string;
  /** Such as `HTTP`. */
  protocol?: string;
  port?: number;
  healthCheckPath?: string;
  targets: TargetHealth[];
}

/** @public */
export interface TargetHealth {
  /** An IP address, an instance id or an ARN. */
  id: string;
  port?: number;
  zone?: string;
  /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`. */
  state: string;
  /** AWS's code, such as `Target.ResponseCodeMismatch`. */
  reason?: string;
  description?: string;
  /** Of the ECS task behind the target, where it is one of the entity's. */
  taskId?: string;
}

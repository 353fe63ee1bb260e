import { z } from 'zod';

/** @public */
export const targetHealthSchema = z.object({
  id: z.string().describe('An IP address, an instance id or an ARN'),
  port: z.number().optional(),
  zone: z.string().optional(),
  state: z
    .string()
    .describe(
      '`healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`',
    ),
  reason: z
    .string()
    .describe("AWS's code, such as `Target.ResponseCodeMismatch`")
    .optional(),
  description: z.string().optional(),
  taskId: z
    .string()
    .describe(
      "Of the ECS task behind the target, where it is one of the entity's",
    )
    .optional(),
});

/** @public */
export type TargetHealth = z.output<typeof targetHealthSchema>;

/** @public */
export const targetGroupSchema = z.object({
  arn: z.string(),
  name: z.string(),
  protocol: z.string().describe('Such as `HTTP`').optional(),
  port: z.number().optional(),
  healthCheckPath: z.string().optional(),
  targets: z.array(targetHealthSchema),
});

/** @public */
export type TargetGroup = z.output<typeof targetGroupSchema>;

/**
 * An Application Load Balancer with the health of its targets.
 *
 * @public
 */
export const loadBalancerSchema = z.object({
  arn: z.string(),
  name: z.string(),
  accountId: z.string(),
  region: z.string(),
  state: z
    .string()
    .describe('`active`, `provisioning`, `active_impaired` or `failed`'),
  stateReason: z.string().optional(),
  dnsName: z.string().optional(),
  targetGroups: z.array(targetGroupSchema),
});

/** @public */
export type LoadBalancer = z.output<typeof loadBalancerSchema>;

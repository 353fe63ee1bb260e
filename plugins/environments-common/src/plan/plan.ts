import { z } from 'zod';
import {
  deployedSpecSchema,
  deploymentProblemSchema,
} from '../deployment/deployment';
import { planApprovalSchema } from './approval';
import { plannedStackSchema } from './change';
import { policyFindingSchema, preflightFindingSchema } from './findings';
import { plannedPriceSchema } from './price';

const instant = z.iso.datetime({ offset: true });

/**
 * Where a plan is: being made; `failed` to be made; `blocked` by a finding;
 * `awaiting-approval`, then `approved` or `rejected`; `ready` where nobody has
 * to approve; `deployed` once a deployment has been asked for by it;
 * `outdated` when the world has changed or it is too old.
 *
 * @public
 */
export const planStatusSchema = z.enum([
  'planning',
  'failed',
  'blocked',
  'awaiting-approval',
  'approved',
  'rejected',
  'ready',
  'deployed',
  'outdated',
]);

/** @public */
export type PlanStatus = z.infer<typeof planStatusSchema>;

/** Which step of planning is under way. @public */
export const planStepSchema = z.enum(['preflight', 'templates', 'changes']);

/** @public */
export type PlanStep = z.infer<typeof planStepSchema>;

/**
 * What a deployment of a specification would do, and cost: the same for who
 * asks and who approves. Once it is made it does not change, but for what is
 * decided about it.
 *
 * @public
 */
export const planSchema = z.object({
  id: z.string(),
  requestId: z.string(),
  environmentId: z.string(),
  accountId: z.string(),
  region: z.string(),
  spec: deployedSpecSchema,
  /** The specification of the environment that is there, where it is known. */
  currentSpec: deployedSpecSchema.optional(),
  /** Whether there is such an environment, which is then changed. */
  exists: z.boolean(),
  requestedBy: z.string(),
  status: planStatusSchema,
  /** While it is being made. */
  step: planStepSchema.optional(),
  /** What keeps it from being made at the moment: it waits for that. */
  problem: deploymentProblemSchema.optional(),
  /** Why it could not be made. */
  failure: z
    .object({ message: z.string(), remedy: z.string().optional() })
    .optional(),
  preflight: z.array(preflightFindingSchema),
  policy: z.array(policyFindingSchema),
  stacks: z.array(plannedStackSchema),
  /** Left out for a region whose prices are not known. */
  price: plannedPriceSchema.optional(),
  approval: planApprovalSchema,
  /**
   * What is deployed, and on what ground: templates, tags and the state of the
   * stacks that are there, as a hash. A deployment compares it.
   */
  digest: z.string().optional(),
  /** Why it is outdated. */
  outdatedBecause: z.string().optional(),
  /** The plan that was made anew in its place. */
  replacedBy: z.string().optional(),
  /** The deployment that was asked for by it. */
  deploymentId: z.string().optional(),
  templateVersion: z.string().optional(),
  /** The catalog entity of the environment. */
  entityRef: z.string(),
  createdAt: instant,
  finishedAt: instant.optional(),
  /** From then on it is too old to be deployed. */
  validUntil: instant.optional(),
});

/** @public */
export type Plan = z.infer<typeof planSchema>;

/** Whether a plan may be deployed as it is. @public */
export function isDeployable(status: PlanStatus): boolean {
  return status === 'ready' || status === 'approved';
}

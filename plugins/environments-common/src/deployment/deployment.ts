import { z } from 'zod';
import { remainderSchema } from '../environment/destroy';
import { deploymentStatusSchema, stackProgressStatusSchema } from './status';

/**
 * The specification of a deployment, complete, as it was when it was asked
 * for: only what names the environment is sure to be as it is now, so that
 * an old deployment can still be read by a new portal.
 *
 * @public
 */
export const deployedSpecSchema = z.looseObject({
  name: z.string(),
  stage: z.string(),
  owner: z.string(),
  accountId: z.string(),
  region: z.string(),
});

/** @public */
export type DeployedSpec = z.infer<typeof deployedSpecSchema>;

const instant = z.iso.datetime({ offset: true });

/**
 * How far one stack of a deployment is. `completed` of `total` counts the
 * resources that this deployment makes, changes or removes.
 *
 * @public
 */
export const stackProgressSchema = z.object({
  stackName: z.string(),
  part: z.string(),
  /** What is done with the stack: one that is not needed any more goes. */
  action: z.enum(['deploy', 'delete']),
  status: stackProgressStatusSchema,
  /** CloudFormation's own word, such as `CREATE_IN_PROGRESS`. */
  stackStatus: z.string().optional(),
  /** The stack's ARN, once there is one. */
  stackId: z.string().optional(),
  /** Where the AWS console shows the stack, once there is one. */
  consoleUrl: z.string().optional(),
  completed: z.number().int(),
  total: z.number().int(),
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
});

/** @public */
export type StackProgress = z.infer<typeof stackProgressSchema>;

/**
 * Why a deployment failed: CloudFormation's reason for the first resource that
 * failed, or the portal's where it did not come that far.
 *
 * @public
 */
export const deploymentFailureSchema = z.object({
  /** What happened, in CloudFormation's words where they are its. */
  reason: z.string(),
  time: instant.optional(),
  stackName: z.string().optional(),
  logicalId: z.string().optional(),
  resourceType: z.string().optional(),
  /** The state that the stack was left in, such as `ROLLBACK_COMPLETE`. */
  stackStatus: z.string().optional(),
  /** What the reason means, where it is a known one. */
  meaning: z.string().optional(),
  /** What to do about it, where it is known. */
  remedy: z.string().optional(),
  /** The plan is not what it was made for any more: the one made anew. */
  newPlanId: z.string().optional(),
});

/** @public */
export type DeploymentFailure = z.infer<typeof deploymentFailureSchema>;

/**
 * What keeps a deployment from going on at the moment. It goes on by itself
 * once the problem is over.
 *
 * @public
 */
export const deploymentProblemSchema = z.object({
  message: z.string(),
  remedy: z.string().optional(),
  since: instant,
});

/** @public */
export type DeploymentProblem = z.infer<typeof deploymentProblemSchema>;

/**
 * What can be done now about a deployment that failed or was cancelled:
 *
 * - `retry`: deploy the same once more, `POST /deployments/:id/retry`.
 * - `continue`: the same, after CloudFormation's rollback that had failed was
 *   continued; `skippable` are the resources that it failed at and may leave.
 * - `destroy`: take down what is there.
 *
 * @public
 */
export const deploymentOfferSchema = z.object({
  kind: z.enum(['retry', 'continue', 'destroy']),
  /** What it does, a sentence. */
  description: z.string(),
  /** By stack name, logical ids; for `continue` only. */
  skippable: z.record(z.string(), z.array(z.string())).optional(),
});

/** @public */
export type DeploymentOffer = z.infer<typeof deploymentOfferSchema>;

/**
 * To whom a domain has to be delegated before the deployment goes on, and
 * until when it waits.
 *
 * @public
 */
export const awaitedDelegationSchema = z.object({
  domain: z.string(),
  nameServers: z.array(z.string()),
  since: instant,
  until: instant,
  /** Which name servers the domain has as yet. */
  found: z.array(z.string()),
});

/** @public */
export type AwaitedDelegation = z.infer<typeof awaitedDelegationSchema>;

/**
 * Where to go from a deployment: to the service itself. Older deployments link
 * to their stacks too, which now have the link themselves.
 *
 * @public
 */
export const deploymentLinkSchema = z.object({
  kind: z.enum(['service', 'stack']),
  title: z.string(),
  url: z.string(),
});

/** @public */
export type DeploymentLink = z.infer<typeof deploymentLinkSchema>;

/**
 * One attempt to bring an environment into the state that a specification
 * describes.
 *
 * @public
 */
export const deploymentSchema = z.object({
  id: z.string(),
  kind: z.enum(['deploy', 'destroy']),
  /** The plan that it runs, if it does. */
  planId: z.string().optional(),
  /** The failed deployment that it takes up again. */
  retryOf: z.string().optional(),
  /** Name and stage, such as `shop-production`. */
  environmentId: z.string(),
  accountId: z.string(),
  region: z.string(),
  spec: deployedSpecSchema,
  /** Who asked for it, an entity reference. */
  requestedBy: z.string(),
  /** The submitter's own name for the request; the same name, the same deployment. */
  requestId: z.string(),
  status: deploymentStatusSchema,
  /** Who asked to cancel it. */
  cancelRequestedBy: z.string().optional(),
  stacks: z.array(stackProgressSchema),
  failure: deploymentFailureSchema.optional(),
  problem: deploymentProblemSchema.optional(),
  /** While it waits for the domain's delegation. */
  delegation: awaitedDelegationSchema.optional(),
  /** What to do about its end. */
  offers: z.array(deploymentOfferSchema),
  /** What of a destroyed environment is still there. */
  remainders: z.array(remainderSchema),
  /** By earlier deployments; left out where there are none like it. */
  estimate: z
    .object({
      remainingSeconds: z.number().int(),
      /** How many deployments it goes by. */
      basedOn: z.number().int(),
    })
    .optional(),
  links: z.array(deploymentLinkSchema),
  /** The catalog entity of the environment. */
  entityRef: z.string(),
  templateVersion: z.string().optional(),
  createdAt: instant,
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
});

/** @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/**
 * Something that happened to a resource. `n` numbers the events of a
 * deployment; `completed` of `total` counts over the whole environment.
 *
 * @public
 */
export const deploymentEventSchema = z.object({
  n: z.number().int(),
  time: instant,
  stackName: z.string(),
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  /** CloudFormation's word, such as `CREATE_COMPLETE`. */
  status: z.string(),
  reason: z.string().optional(),
  completed: z.number().int(),
  total: z.number().int(),
});

/** @public */
export type DeploymentEvent = z.infer<typeof deploymentEventSchema>;

/**
 * How far a deployment is as a whole: the sum over its stacks.
 *
 * @public
 */
export function progressOf(deployment: Deployment): {
  completed: number;
  total: number;
} {
  return {
    completed: deployment.stacks.reduce((sum, s) => sum + s.completed, 0),
    total: deployment.stacks.reduce((sum, s) => sum + s.total, 0),
  };
}

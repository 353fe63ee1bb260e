import { z } from 'zod';
import type { EnvironmentDetailsApi } from '../environment/api';
import type { PlansApi } from '../plan/api';
import { type Page, pageOf, pageSchema } from '../page';
import { environmentSpecSchema } from '../spec';
import {
  type Deployment,
  deploymentEventSchema,
  deploymentSchema,
} from './deployment';

/**
 * The submitter's name for a request, such as a task's id. Submitting the same
 * again gives the deployment that is there.
 */
const requestId = z.string().min(1).max(200);

/**
 * The body of `POST /deployments`: a plan, which is run as it is, or a
 * specification, where nobody has to approve.
 *
 * @public
 */
export const submitDeploymentSchema = z.union([
  z.object({ planId: z.string(), requestId }),
  z.object({ spec: environmentSpecSchema, requestId }),
]);

/** @public */
export type SubmitDeployment = z.input<typeof submitDeploymentSchema>;

/** The body of `POST /deployments/:id/retry`. @public */
export const retryDeploymentSchema = z.object({
  requestId,
  /** Continues a rollback that had failed, leaving these resources out. */
  continueRollback: z
    .object({
      /** By stack name, logical ids. */
      skip: z.record(z.string(), z.array(z.string())).default({}),
    })
    .optional(),
});

/** @public */
export type RetryDeployment = z.input<typeof retryDeploymentSchema>;

/** The query of `GET /deployments`. @public */
export const deploymentFilterSchema = z.object({
  environmentId: z.string().optional(),
  accountId: z.string().optional(),
  region: z.string().optional(),
  requestId: z.string().optional(),
  /** How the request ids begin: a task's id finds all that the task asked for. */
  requestIdPrefix: z.string().optional(),
  ...pageSchema.shape,
});

/** @public */
export type DeploymentFilter = z.infer<typeof deploymentFilterSchema>;

/** The answer of `GET /deployments`, newest first. @public */
export const deploymentListSchema = pageOf(deploymentSchema);

/** How many events an answer has at most: with so many, there may be more. @public */
export const EVENTS_PER_ANSWER = 1_000;

/**
 * The answer of `GET /deployments/:id/events?after=n`: where the deployment is,
 * and what happened since event `n`.
 *
 * @public
 */
export const deploymentUpdateSchema = z.object({
  deployment: deploymentSchema,
  events: z.array(deploymentEventSchema),
});

/** @public */
export type DeploymentUpdate = z.infer<typeof deploymentUpdateSchema>;

/** The answer of `GET /accounts`: where an environment can be deployed. @public */
export const deploymentAccountsSchema = z.object({
  accounts: z.array(
    z.object({ accountId: z.string(), regions: z.array(z.string()) }),
  ),
});

/** @public */
export type DeploymentAccounts = z.infer<typeof deploymentAccountsSchema>;

/** One environment in one account and region. @public */
export const environmentLocationSchema = z.object({
  environmentId: z.string(),
  accountId: z.string(),
  region: z.string(),
});

/** @public */
export type EnvironmentLocation = z.infer<typeof environmentLocationSchema>;

/**
 * The answer of `GET /availability`: whether an environment of that name may be
 * deployed for that owner, and why not.
 *
 * @public
 */
export const availabilitySchema = z.object({
  available: z.boolean(),
  /** Whether it is there already, so that a deployment would change it. */
  exists: z.boolean(),
  /** Why it is not available. */
  reason: z.string().optional(),
});

/** @public */
export type Availability = z.infer<typeof availabilitySchema>;

/** One stack of an environment as CloudFormation describes it. @public */
export const environmentStackSchema = z.object({
  stackName: z.string(),
  stackId: z.string(),
  part: z.string(),
  /** CloudFormation's word, such as `UPDATE_COMPLETE`. */
  status: z.string(),
  statusReason: z.string().optional(),
  updatedAt: z.iso.datetime({ offset: true }).optional(),
  templateVersion: z.string().optional(),
  /** Left out for a partition whose console is not known. */
  consoleUrl: z.string().optional(),
  outputs: z.record(z.string(), z.string()),
});

/** @public */
export type EnvironmentStack = z.infer<typeof environmentStackSchema>;

/**
 * The answer of `GET /environments/:accountId/:region/:environmentId`: what
 * CloudFormation says of an environment's stacks now, or why it could not be
 * asked.
 *
 * @public
 */
export const environmentStacksSchema = z.object({
  stacks: z.array(environmentStackSchema),
  problem: z
    .object({ message: z.string(), remedy: z.string().optional() })
    .optional(),
});

/** @public */
export type EnvironmentStacks = z.infer<typeof environmentStacksSchema>;

/** One resource of a stack as CloudFormation lists it. @public */
export const stackResourceSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  /** Such as `AWS::RDS::DBInstance`. */
  resourceType: z.string(),
  /** CloudFormation's word, such as `UPDATE_COMPLETE`. */
  status: z.string(),
  statusReason: z.string().optional(),
  updatedAt: z.iso.datetime({ offset: true }).optional(),
  /**
   * The resource's own page in the AWS console, or the stack's where there is
   * none; left out for a partition whose console is not known.
   */
  consoleUrl: z.string().optional(),
});

/** @public */
export type StackResource = z.infer<typeof stackResourceSchema>;

/**
 * The answer of `GET /environments/…/stacks/:part/resources`, or why
 * CloudFormation could not be asked.
 *
 * @public
 */
export const stackResourcesSchema = z.object({
  resources: z.array(stackResourceSchema),
  problem: z
    .object({ message: z.string(), remedy: z.string().optional() })
    .optional(),
});

/** @public */
export type StackResources = z.infer<typeof stackResourcesSchema>;

/**
 * What the environments backend offers.
 *
 * @public
 */
export interface EnvironmentsApi extends PlansApi, EnvironmentDetailsApi {
  /**
   * Asks for a deployment, as the user.
   *
   * @throws InputError, ConflictError, NotAllowedError with the reason.
   */
  submit(request: SubmitDeployment): Promise<Deployment>;
  list(filter: Partial<DeploymentFilter>): Promise<Page<Deployment>>;
  /** Where a deployment is, and its events after the given one (0 for all). */
  follow(deploymentId: string, after: number): Promise<DeploymentUpdate>;
  cancel(deploymentId: string): Promise<Deployment>;
  /**
   * Takes up a deployment that failed or was cancelled once more.
   *
   * @throws ConflictError when it is not over, or the world has changed.
   */
  retry(deploymentId: string, request: RetryDeployment): Promise<Deployment>;
  accounts(): Promise<DeploymentAccounts>;
  availability(
    location: EnvironmentLocation & { owner?: string },
  ): Promise<Availability>;
  stacks(location: EnvironmentLocation): Promise<EnvironmentStacks>;
  /** What one stack of an environment consists of. */
  stackResources(
    location: EnvironmentLocation,
    part: string,
  ): Promise<StackResources>;
}

import { z } from 'zod';

/** One resource that is not as its template says. @public */
export const driftedResourceSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  status: z.enum(['MODIFIED', 'DELETED']),
  differences: z.array(
    z.object({
      /** Such as `/DeletionProtection`. */
      path: z.string(),
      expected: z.string().optional(),
      actual: z.string().optional(),
      kind: z.enum(['ADD', 'REMOVE', 'NOT_EQUAL']),
    }),
  ),
});

/** @public */
export type DriftedResource = z.infer<typeof driftedResourceSchema>;

/** @public */
export const stackDriftSchema = z.object({
  stackName: z.string(),
  part: z.string(),
  consoleUrl: z.string().optional(),
  status: z.enum(['IN_SYNC', 'DRIFTED', 'UNKNOWN']),
  /** How many resources were looked at, and how many CloudFormation cannot. */
  checked: z.number().int(),
  notChecked: z.number().int(),
  resources: z.array(driftedResourceSchema),
  /** Why it could not be found out, or not for all. */
  problem: z
    .object({ message: z.string(), remedy: z.string().optional() })
    .optional(),
});

/** @public */
export type StackDrift = z.infer<typeof stackDriftSchema>;

/**
 * The answer of `GET` and `POST /environments/…/drift`: what the newest look
 * has shown. `none`: nobody has looked yet.
 *
 * @public
 */
export const driftReportSchema = z.object({
  status: z.enum(['none', 'detecting', 'done', 'failed']),
  stacks: z.array(stackDriftSchema),
  requestedBy: z.string().optional(),
  startedAt: z.iso.datetime({ offset: true }).optional(),
  finishedAt: z.iso.datetime({ offset: true }).optional(),
  problem: z
    .object({ message: z.string(), remedy: z.string().optional() })
    .optional(),
});

/** @public */
export type DriftReport = z.infer<typeof driftReportSchema>;

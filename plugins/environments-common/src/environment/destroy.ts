import { z } from 'zod';
import { dataFateSchema } from '../plan/change';

/** One resource that a destruction would take away, or leave. @public */
export const doomedResourceSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  /** What becomes of its data; left out for a resource that holds none. */
  data: dataFateSchema.optional(),
  /** What is in it: `1,204 objects`, `12 images`, `20 GB`. */
  contents: z.string().optional(),
});

/** @public */
export type DoomedResource = z.infer<typeof doomedResourceSchema>;

/** One stack that a destruction would delete. @public */
export const doomedStackSchema = z.object({
  stackName: z.string(),
  part: z.string(),
  region: z.string(),
  stackStatus: z.string(),
  consoleUrl: z.string().optional(),
  isTerminationProtected: z.boolean(),
  resources: z.array(doomedResourceSchema),
});

/** @public */
export type DoomedStack = z.infer<typeof doomedStackSchema>;

/**
 * The answer of `GET /environments/:accountId/:region/:environmentId/destroy`:
 * what would be lost and what is kept.
 *
 * @public
 */
export const destroyPreviewSchema = z.object({
  environmentId: z.string(),
  accountId: z.string(),
  region: z.string(),
  /** What has to be typed. */
  confirmation: z.string(),
  /** In the order in which they would go. */
  stacks: z.array(doomedStackSchema),
  /** What is lost, a sentence each; for instance the number of objects. */
  lost: z.array(z.string()),
  /** What stays in the account and may cost, a sentence each. */
  kept: z.array(z.string()),
  /** What will be switched off first, a sentence each. */
  protections: z.array(z.string()),
  /** Whether there is a database to take a final snapshot of. */
  canSnapshot: z.boolean(),
  /** Why something of it could not be looked at. */
  problems: z.array(
    z.object({ message: z.string(), remedy: z.string().optional() }),
  ),
  /** What a month of it has cost, USD; left out where that is not known. */
  monthlyUsd: z.number().optional(),
});

/** @public */
export type DestroyPreview = z.infer<typeof destroyPreviewSchema>;

/** The body of `POST /environments/…/destroy`. @public */
export const submitDestroySchema = z.object({
  /** The environment's id, typed: another one is refused. */
  confirmation: z.string(),
  /** The same request, the same deployment. */
  requestId: z.string().min(1).max(200),
  /** Whether a snapshot of the database is taken before it goes. */
  finalSnapshot: z.boolean().default(true),
});

/** @public */
export type SubmitDestroy = z.input<typeof submitDestroySchema>;

/** Something that is still in the account after a destruction. @public */
export const remainderSchema = z.object({
  stackName: z.string(),
  logicalId: z.string().optional(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  /** Kept on purpose, such as the final snapshot, or refused by AWS. */
  kind: z.enum(['kept', 'refused']),
  /** Why: AWS's reason where it refused. */
  reason: z.string(),
});

/** @public */
export type Remainder = z.infer<typeof remainderSchema>;

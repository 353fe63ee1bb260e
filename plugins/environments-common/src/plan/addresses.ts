import { z } from 'zod';

/**
 * The answer of `GET /addresses?accountId&region&environmentId&cidr`: which
 * networks a range overlaps with, and one that is free.
 *
 * @public
 */
export const addressRangesSchema = z.object({
  overlaps: z.array(
    z.object({
      cidr: z.string(),
      vpcId: z.string(),
      /** Left out for a network that is no environment's. */
      environmentId: z.string().optional(),
    }),
  ),
  suggestion: z.string().optional(),
});

/** @public */
export type AddressRanges = z.infer<typeof addressRangesSchema>;

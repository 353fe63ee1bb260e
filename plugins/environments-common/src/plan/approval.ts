import { z } from 'zod';

/**
 * Why a plan needs somebody else's consent: the stage, the price or its rise,
 * or data whose resource is replaced or removed.
 *
 * @public
 */
export const approvalReasonSchema = z.object({
  rule: z.enum(['stage', 'price', 'price-increase', 'data']),
  /** One sentence, such as `Production needs approval.` */
  message: z.string(),
});

/** @public */
export type ApprovalReason = z.infer<typeof approvalReasonSchema>;

/** What somebody has said to a plan. @public */
export const approvalDecisionSchema = z.object({
  verdict: z.enum(['approved', 'rejected']),
  /** An entity reference; never the requester's. */
  by: z.string(),
  at: z.iso.datetime({ offset: true }),
  comment: z.string().optional(),
});

/** @public */
export type ApprovalDecision = z.infer<typeof approvalDecisionSchema>;

/** @public */
export const planApprovalSchema = z.object({
  isRequired: z.boolean(),
  reasons: z.array(approvalReasonSchema),
  decision: approvalDecisionSchema.optional(),
});

/** @public */
export type PlanApproval = z.infer<typeof planApprovalSchema>;

/** The body of `POST /plans/:id/approve` and `/reject`. @public */
export const decideOnPlanSchema = z.object({
  /** Needed for a rejection. */
  comment: z.string().max(2_000).optional(),
  /** The digest that was looked at: another one is refused. */
  digest: z.string(),
});

/** @public */
export type DecideOnPlan = z.infer<typeof decideOnPlanSchema>;

import { z } from 'zod';
import type { EnvironmentLocation } from '../deployment/api';
import { type Page, pageOf, pageSchema } from '../page';
import { environmentSpecSchema } from '../spec';
import type { AddressRanges } from './addresses';
import type { DecideOnPlan } from './approval';
import { type Plan, planSchema } from './plan';

/** The body of `POST /plans`. @public */
export const submitPlanSchema = z.object({
  spec: environmentSpecSchema,
  /** The same request, the same plan. */
  requestId: z.string().min(1).max(200),
});

/** @public */
export type SubmitPlan = z.input<typeof submitPlanSchema>;

/** The query of `GET /plans`. @public */
export const planFilterSchema = z.object({
  environmentId: z.string().optional(),
  accountId: z.string().optional(),
  region: z.string().optional(),
  requestId: z.string().optional(),
  requestIdPrefix: z.string().optional(),
  /** Those that nobody has decided about, deployed or replaced. */
  pending: z
    .enum(['true', 'false'])
    .transform(value => value === 'true')
    .optional(),
  ...pageSchema.shape,
});

/** @public */
export type PlanFilter = z.infer<typeof planFilterSchema>;

/** The answer of `GET /plans`, newest first. @public */
export const planListSchema = pageOf(planSchema);

/** What the environments backend offers about plans. @public */
export interface PlansApi {
  /** Which networks of the account a range of addresses overlaps with. */
  addresses(
    query: EnvironmentLocation & { cidr: string },
  ): Promise<AddressRanges>;
  /**
   * Asks for a plan, as the user; it is made in the background.
   *
   * @throws InputError, ConflictError, NotAllowedError with the reason.
   */
  plan(request: SubmitPlan): Promise<Plan>;
  getPlan(planId: string): Promise<Plan>;
  listPlans(filter: Partial<PlanFilter>): Promise<Page<Plan>>;
  /** @throws NotAllowedError for the requester, ConflictError when outdated. */
  approvePlan(planId: string, decision: DecideOnPlan): Promise<Plan>;
  rejectPlan(planId: string, decision: DecideOnPlan): Promise<Plan>;
}

import { z } from 'zod';
import {
  accountIdSchema,
  entityRefSchema,
  logGroupNamesSchema,
  regionSchema,
} from './fields';
import { startRunFields } from './api';
import type { Run } from './run';

/** More places side by side than this, nobody can read. @public */
export const MAX_GROUP_TARGETS = 20;

/**
 * `POST /run-groups`: one query over several environments at once. Each target
 * becomes a run of its own, with its place in its account's queue. The day's
 * budgets and the confirmation are those of all of them together.
 *
 * @public
 */
export const startRunGroupSchema = z
  .strictObject({
    ...startRunFields,
    targets: z
      .array(
        z.strictObject({
          accountId: accountIdSchema,
          region: regionSchema,
          /** What the environment column says. */
          environment: z.string().min(1).max(128),
          entityRef: entityRefSchema.optional(),
          /** Left out: those of the entity. */
          logGroupNames: logGroupNamesSchema.optional(),
        }),
      )
      .min(1)
      .max(MAX_GROUP_TARGETS),
    /** The text: a saved query is of one account, the group of several. */
    queryString: startRunFields.queryString.unwrap(),
    /** Shown as the runs' name. */
    queryName: z.string().min(1).max(255).optional(),
  })
  .refine(
    ({ targets }) =>
      new Set(targets.map(target => target.environment)).size ===
      targets.length,
    { message: 'each environment must be there once', path: ['targets'] },
  );

/** @public */
export type StartRunGroupRequest = z.input<typeof startRunGroupSchema>;

/**
 * `GET /run-groups/:id`: the runs in the order of the targets, each with its
 * `environment`. Rows come from each run's own `…/rows`; the file of all of
 * them with an environment column from `/run-groups/:id/export`.
 *
 * @public
 */
export interface RunGroup {
  id: string;
  runs: Run[];
}

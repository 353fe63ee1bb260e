import { z } from 'zod';
import {
  accountIdSchema,
  entityRefSchema,
  logGroupNamesSchema,
  regionSchema,
} from './fields';
import { MAX_PARAMETERS, MAX_QUERY_LENGTH } from './limits';
import { queryParameterSchema } from './parameters';

const contentFields = {
  /** With slashes for folders: `shop-production/Find errors`. */
  name: z.string().trim().min(1).max(255),
  queryString: z.string().trim().min(1).max(MAX_QUERY_LENGTH),
  /** Empty: whoever runs it says where. */
  logGroupNames: logGroupNamesSchema.default([]),
  parameters: z
    .array(queryParameterSchema)
    .max(MAX_PARAMETERS)
    .refine(
      list => new Set(list.map(({ name }) => name)).size === list.length,
      'each parameter must be there once',
    )
    .default([]),
  notes: z
    .strictObject({
      description: z.string().trim().max(2_000).optional(),
      owner: entityRefSchema.optional(),
      runbookUrl: z
        .url({ protocol: /^https?$/ })
        .max(2_048)
        .optional(),
    })
    .default({}),
  /**
   * The entity in whose folder the query is: its permission to save is enough
   * then. Left out, the general one is needed.
   */
  entityRef: entityRefSchema.optional(),
};

/**
 * `POST /queries`: 201 and the {@link SavedQuery}. A duplicate is one with
 * another's content and a name of its own.
 *
 * @public
 */
export const createQuerySchema = z.strictObject({
  ...contentFields,
  accountId: accountIdSchema,
  region: regionSchema,
});

/** @public */
export type CreateQueryRequest = z.input<typeof createQuerySchema>;

/**
 * `PUT /queries/:accountId/:region/:id`: the whole query anew. `version` is
 * that of the query as it was read; if it is another by now, 409
 * `changed-meanwhile` with the query as it is.
 *
 * @public
 */
export const updateQuerySchema = z.strictObject({
  ...contentFields,
  version: z.string().min(1).max(128),
});

/** @public */
export type UpdateQueryRequest = z.input<typeof updateQuerySchema>;

/**
 * `DELETE /queries/:accountId/:region/:id?version=…`: 204, or 409 as for an
 * update.
 *
 * @public
 */
export const deleteQuerySchema = z.object({
  version: z.string().min(1).max(128),
  entityRef: entityRefSchema.optional(),
});

/** @public */
export type DeleteQueryRequest = z.infer<typeof deleteQuerySchema>;

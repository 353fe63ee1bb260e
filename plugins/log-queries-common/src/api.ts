import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';
import { queryRangeSchema } from './range';
import type { Run } from './run';
import type { EntityQuery, SavedQuery } from './savedQuery';

/** AWS takes no more log groups in one query. @public */
export const MAX_LOG_GROUPS = 50;

/** AWS takes no longer query. @public */
export const MAX_QUERY_LENGTH = 10_000;

/**
 * `POST /runs`. With `queryId` alone the saved query is run as it is; with
 * `queryString` as well, this text is run in its name.
 *
 * @public
 */
export const startRunSchema = z
  .strictObject({
    accountId: z.string().regex(/^\d{12}$/, 'must be twelve digits'),
    region: z.string().min(1).max(32),
    queryId: z.string().min(1).max(256).optional(),
    queryString: z.string().trim().min(1).max(MAX_QUERY_LENGTH).optional(),
    /** Left out: those of the saved query, or of the entity. */
    logGroupNames: z
      .array(z.string().min(1).max(512))
      .max(MAX_LOG_GROUPS)
      .optional(),
    /** The entity that the query is run from. */
    entityRef: z.string().min(1).optional(),
    range: queryRangeSchema,
    /** The same key by the same person starts one run, however often sent. */
    idempotencyKey: z.string().min(8).max(64).optional(),
  })
  .refine(request => request.queryId || request.queryString, {
    message: 'queryId or queryString is needed',
  });

/** @public */
export type StartRunRequest = z.infer<typeof startRunSchema>;

/**
 * `GET /runs`: newest first.
 *
 * @public
 */
export const listRunsSchema = z.object({
  entityRef: z.string().optional(),
  queryId: z.string().optional(),
  requestedBy: z.string().optional(),
  /** Id of the last run of the page before. */
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

/** @public */
export type ListRunsRequest = z.input<typeof listRunsSchema>;

/** `GET /runs/:id/export`: all stored rows as a file. @public */
export const exportRunSchema = z.object({ format: z.enum(['csv', 'json']) });

/** @public */
export type ExportFormat = z.infer<typeof exportRunSchema>['format'];

/** @public */
export interface RunList {
  runs: Run[];
}

/**
 * `GET /runs/:id/rows`: the rows from `after` on, or all of them when the
 * stored ones are of another generation.
 *
 * @public
 */
export const readRowsSchema = z.object({
  after: z.coerce.number().int().min(0).default(0),
  generation: z.coerce.number().int().min(0).default(0),
});

/**
 * An account and region whose queries could not be read, and why.
 *
 * @public
 */
export interface TargetProblem {
  accountId: string;
  region: string;
  problem: Problem;
}

/** `GET /queries`. @public */
export interface QueryLibraryResponse {
  queries: SavedQuery[];
  problems: TargetProblem[];
}

/** `GET /entities/:kind/:namespace/:name/queries`. @public */
export interface EntityQueriesResponse {
  queries: EntityQuery[];
  problems: TargetProblem[];
  logGroupNames: string[];
  /** Where a query of one's own would run. */
  targets: { accountId: string; region: string }[];
}

import type { Problem } from '@quarterdeck/plugin-service-health-common';
import { z } from 'zod';
import {
  accountIdSchema,
  entityRefSchema,
  logGroupNamesSchema,
  regionSchema,
} from './fields';
import { MAX_QUERY_LENGTH } from './limits';
import { parameterValuesSchema } from './parameters';
import { queryRangeSchema } from './range';
import type { Run } from './run';
import type { EntityQuery, SavedQuery } from './savedQuery';

/** What every way to start a run takes. */
export const startRunFields = {
  queryString: z.string().trim().min(1).max(MAX_QUERY_LENGTH).optional(),
  /**
   * For each `{{name}}` in the text its value; those left out have their
   * defaults. A value is put in as a value: it cannot become a part of the
   * query.
   */
  parameters: parameterValuesSchema.optional(),
  range: queryRangeSchema,
  /** The same key by the same person starts one run, however often sent. */
  idempotencyKey: z.string().min(8).max(64).optional(),
  /** The price that the person has agreed to, of the estimate. */
  confirmedUsd: z.number().min(0).optional(),
  /** Ask AWS even where a stored run would answer. */
  fresh: z.boolean().optional(),
};

/**
 * `POST /runs`. With `queryId` alone the saved query is run as it is; with
 * `queryString` as well, this text is run in its name.
 *
 * An identical query over an identical absolute range that has passed is
 * answered from the stored run: 200 and `answeredFrom`, where a new run is 201.
 *
 * @public
 */
export const startRunSchema = z
  .strictObject({
    ...startRunFields,
    accountId: accountIdSchema,
    region: regionSchema,
    queryId: z.string().min(1).max(256).optional(),
    /** Left out: those of the saved query, or of the entity. */
    logGroupNames: logGroupNamesSchema.optional(),
    /** The entity that the query is run from. */
    entityRef: entityRefSchema.optional(),
  })
  .refine(request => request.queryId || request.queryString, {
    message: 'queryId or queryString is needed',
  });

/** @public */
export type StartRunRequest = z.infer<typeof startRunSchema>;

/**
 * `POST /runs/:id/again` runs the same once more, a relative range counted
 * from now. `POST /runs/:id/comparison` runs it over the same range the day
 * before; asked again, it gives the comparison that there is.
 *
 * @public
 */
export const repeatRunSchema = z.strictObject({
  idempotencyKey: startRunFields.idempotencyKey,
  confirmedUsd: startRunFields.confirmedUsd,
});

/** @public */
export type RepeatRunRequest = z.infer<typeof repeatRunSchema>;

/**
 * `PUT` and `DELETE /runs/:id/viewers/:viewerId`: this page looks at the run,
 * or does no more. A page says so every {@link VIEWER_BEAT_SECONDS}; if so
 * configured, a run that nobody looks at any more is cancelled. The viewer's
 * id is a UUID of the page's own making.
 *
 * @public
 */
export const VIEWER_BEAT_SECONDS = 10;

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
  /** Words of the query's name or text. */
  search: z.string().max(200).optional(),
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
  /**
   * How long the answer may take while there is nothing new: until there are
   * rows, or the run changes its status. Without it, the answer is at once.
   */
  waitSeconds: z.coerce.number().min(0).max(20).default(0),
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
  /** Where a query can be created: all configured accounts and regions. */
  targets: { accountId: string; region: string }[];
}

/** `GET /entities/:kind/:namespace/:name/queries`. @public */
export interface EntityQueriesResponse {
  queries: EntityQuery[];
  problems: TargetProblem[];
  logGroupNames: string[];
  /** Where a query of one's own would run. */
  targets: { accountId: string; region: string }[];
}

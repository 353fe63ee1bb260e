import { z } from 'zod';
import {
  accountIdSchema,
  entityRefSchema,
  logGroupNameSchema,
  regionSchema,
} from './fields';
import { MAX_LOG_GROUPS } from './limits';

/** `GET /log-groups`: to choose from. @public */
export const listLogGroupsSchema = z.object({
  accountId: accountIdSchema,
  region: regionSchema,
  /** A part of the name, of any case. */
  pattern: z.string().max(512).optional(),
});

/** @public */
export type ListLogGroupsRequest = z.infer<typeof listLogGroupsSchema>;

/** @public */
export interface LogGroup {
  name: string;
  storedBytes: number;
  /** Absent: for ever. */
  retentionDays?: number;
}

/** @public */
export interface LogGroupsResponse {
  logGroups: LogGroup[];
  /** There are more of that pattern. */
  truncated: boolean;
}

/**
 * `GET /log-groups/fields`: the fields that AWS has found in these log groups
 * of late, the most frequent first.
 *
 * @public
 */
export const listFieldsSchema = z.object({
  accountId: accountIdSchema,
  region: regionSchema,
  /** The entity that names them, whose readers may know their fields. */
  entityRef: entityRefSchema.optional(),
  /** Repeated: `logGroupName=a&logGroupName=b`. */
  logGroupName: z
    .union([z.string(), z.array(z.string())])
    .transform(value => [value].flat())
    .pipe(z.array(logGroupNameSchema).min(1).max(MAX_LOG_GROUPS)),
});

/** @public */
export interface LogField {
  name: string;
  /** In how many of 100 lines, at most over the log groups. */
  percent: number;
}

/** @public */
export interface LogFieldsResponse {
  fields: LogField[];
}

import { z } from 'zod';

/**
 * `GET /runs/:id/context`: the lines around a row in its log stream. The row
 * is told by its `@ptr`.
 *
 * @public
 */
export const readContextSchema = z.object({
  ptr: z.string().min(1).max(2_048),
  /** Lines on each side. */
  lines: z.coerce.number().int().min(1).max(100).default(20),
});

/** @public */
export type ReadContextRequest = z.input<typeof readContextSchema>;

/** @public */
export interface ContextLine {
  /** ISO 8601. */
  timestamp: string;
  message: string;
  /** The row itself. */
  isTheRow: boolean;
}

/** Oldest first. @public */
export interface RowContext {
  logGroupName: string;
  logStreamName: string;
  lines: ContextLine[];
}

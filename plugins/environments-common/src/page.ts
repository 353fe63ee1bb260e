import { z } from 'zod';

/** The part of a query that says which page of a list. */
export const pageSchema = z.object({
  /** How many; at most 100. */
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** Only those before the one of this id: the `next` of the page before. */
  before: z.uuid().optional(),
});

/** The answer with a page of a list. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    /** What to give as `before` for the next page; left out on the last one. */
    next: z.uuid().optional(),
  });
}

/** A page of a list, the newest first. @public */
export interface Page<T> {
  items: T[];
  next?: string;
}

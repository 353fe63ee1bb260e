/** `SOURCE logGroups(…)`, at the beginning or in a subquery. */
const SOURCE = /\bSOURCE\b/i;

/** Queries that begin with SOURCE name their log groups themselves. */
const BEGINS_WITH_SOURCE = /^(?:\s+|#[^\n]*)*SOURCE\b/i;

/** Whether AWS needs no log groups besides those in the text. */
export function namesItsSources(queryString: string): boolean {
  return BEGINS_WITH_SOURCE.test(queryString);
}

/**
 * Whether the text may read log groups of its own choice. Where a word in a
 * string looks like it, the answer is yes: this is for deciding who may.
 */
export function mayReadElsewhere(queryString: string): boolean {
  return SOURCE.test(queryString);
}

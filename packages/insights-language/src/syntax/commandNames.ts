/** What the query language calls its commands, in lower case. */
const COMMAND_NAMES = [
  'source',
  'fields',
  'display',
  'filter',
  'where',
  'filterindex',
  'parse',
  'stats',
  'sort',
  'limit',
  'dedup',
  'unnest',
  'expand',
  'pattern',
  'diff',
  'join',
  'lookup',
  'cidrlookup',
  'appendcols',
  'accum',
  'autoregress',
  'sessionize',
  'countfrequent',
  'count_frequent',
  'filldown',
  'fillmissing',
  'addtotals',
  'outlier',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** Keywords are of any case. */
export function isCommandName(word: string): word is CommandName {
  return COMMAND_NAMES.some(name => name === word.toLowerCase());
}

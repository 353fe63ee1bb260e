import type { CommandName } from '../syntax/commandNames';
import type { CatalogEntry } from './CatalogEntry';

const GUIDE =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax';

export interface CommandEntry extends CatalogEntry {
  /** The page of the AWS documentation about it. */
  readonly documentation: string;
}

const entry = (
  name: string,
  signature: string,
  description: string,
  page = name[0].toUpperCase() + name.slice(1),
): CommandEntry => ({
  name,
  signature,
  description,
  documentation: `${GUIDE}-${page}.html`,
});

const BY_NAME: Readonly<Record<CommandName, CommandEntry>> = {
  source: entry(
    'SOURCE',
    "SOURCE 'log group'[, …] | SOURCE logGroups(namePrefix: ['…'], class: ['…'])",
    'Chooses the log groups that are read; must come first',
    'Source',
  ),
  fields: entry(
    'fields',
    'fields expression [as name][, …]',
    'Shows fields and computes new ones',
    'Display',
  ),
  display: entry(
    'display',
    'display expression [as name][, …]',
    'Shows these fields and no others',
  ),
  filter: entry(
    'filter',
    'filter condition',
    'Keeps the events for which the condition is true',
  ),
  where: entry('where', 'where condition', 'The same as filter', 'Filter'),
  filterindex: entry(
    'filterIndex',
    'filterIndex field = value',
    'Filters by an indexed field and reads only what the index points to',
    'FilterIndex',
  ),
  parse: entry(
    'parse',
    'parse [field] "glob *" as name[, …] | parse [field] /regex (?<name>…)/',
    'Takes parts of a text into fields of their own',
  ),
  stats: entry(
    'stats',
    'stats aggregate(…) [as name][, …] [by expression][, …]',
    'Aggregates events into groups',
  ),
  sort: entry(
    'sort',
    'sort expression [asc|desc][, …]',
    'Orders the rows; ascending unless told',
  ),
  limit: entry(
    'limit',
    'limit count',
    'Keeps so many rows, up to 100,000; 10,000 unless told',
  ),
  dedup: entry(
    'dedup',
    'dedup field[, …]',
    'Keeps the first row of each combination of values',
  ),
  unnest: entry(
    'unnest',
    'unnest list into name',
    'Makes a row of each element of a list',
  ),
  expand: entry(
    'expand',
    'expand field',
    'Makes an event of each element of a JSON array',
  ),
  pattern: entry(
    'pattern',
    'pattern field',
    'Groups events whose texts have the same shape',
  ),
  diff: entry(
    'diff',
    'diff [previousDay|previousWeek|previousMonth]',
    'Compares the patterns with those of an earlier time',
  ),
  join: entry(
    'join',
    'join [type=inner|left] left=a right=b where a.field=b.field (subquery)',
    'Puts events beside those of another query that have the same key',
  ),
  lookup: entry(
    'lookup',
    'lookup table column as field[, …] OUTPUT column[, …]',
    'Adds columns of a lookup table',
  ),
  cidrlookup: entry(
    'cidrlookup',
    'cidrlookup table ipField [as cidrColumn] OUTPUT|OUTPUTNEW column [as field][, …]',
    'Adds columns of the line whose network has the address',
  ),
  appendcols: entry(
    'appendcols',
    'appendcols [override=true|false] [max=n] (subquery)',
    "Puts another query's columns beside, row by row",
  ),
  accum: entry(
    'accum',
    'accum field [as name]',
    'Keeps a running sum of a numeric field',
  ),
  autoregress: entry(
    'autoregress',
    'autoregress field [as name] [p=first[-last]]',
    "Adds the field's values of earlier rows",
  ),
  sessionize: entry(
    'sessionize',
    'sessionize field[, …] [maxspan 30m] [as name]',
    'Numbers the sessions that a pause divides',
  ),
  countfrequent: entry(
    'countFrequent',
    'countFrequent field[, …]',
    'Counts each combination of values, most frequent first',
    'CountFrequent',
  ),
  count_frequent: entry(
    'count_frequent',
    'count_frequent field[, …]',
    'The same as countFrequent',
    'CountFrequent',
  ),
  filldown: entry(
    'filldown',
    'filldown [field …]',
    'Fills gaps with the last value before them',
  ),
  fillmissing: entry(
    'fillmissing',
    'fillmissing [with value for field[, …]]',
    'Adds rows for empty time bins after stats … by bin()',
  ),
  addtotals: entry(
    'addtotals',
    'addtotals [fieldname=name] [row=true|false] [col=true|false] [field, …]',
    'Adds the sum of each row, or a row with the sums of the columns',
  ),
  outlier: entry(
    'outlier',
    'outlier [action=remove|transform] [param=n] [uselower=true|false] [mark=true|false] field …',
    'Removes or clamps values far outside of the quartiles',
  ),
};

/** Every command that the parser knows. */
export const commands: readonly CommandEntry[] = Object.values(BY_NAME);

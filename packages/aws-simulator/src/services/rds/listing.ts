import type { Filter } from '@aws-sdk/client-rds';
import { sortedPage } from '../sortedPage';
import { invalidParameterValue } from './refusals';

const FEWEST_RECORDS = 20;
const MOST_RECORDS = 100;

/**
 * A page of any list of this API.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
 */
export function rdsPage<Item>(
  items: readonly Item[],
  { Marker: token, MaxRecords = MOST_RECORDS }: PageInput,
  keyOf: (item: Item) => string,
): { items: Item[]; Marker: string | undefined } {
  if (MaxRecords < FEWEST_RECORDS || MaxRecords > MOST_RECORDS) {
    throw invalidParameterValue(
      `Invalid value ${MaxRecords} for MaxRecords. Must be between ${FEWEST_RECORDS} and ${MOST_RECORDS}`,
    );
  }
  const { items: page, next } = sortedPage(items, {
    token,
    size: MaxRecords,
    keyOf,
    invalidToken: () => invalidParameterValue('The request marker is invalid'),
  });
  return { items: page, Marker: next };
}

interface PageInput {
  Marker?: string;
  MaxRecords?: number;
}

/** What a filter compares its values with, by the filter's name. */
export type FilterKeys<Item> = Record<
  string,
  (item: Item) => Array<string | undefined>
>;

/** Items that match each filter in one of its values. */
export function filtered<Item>(
  items: readonly Item[],
  filters: Filter[] = [],
  keys: FilterKeys<Item>,
): Item[] {
  for (const { Name = '' } of filters) {
    if (!(Name in keys)) {
      throw invalidParameterValue(`Unrecognized filter name: ${Name}`);
    }
  }
  return items.filter(item =>
    filters.every(({ Name = '', Values = [] }) =>
      keys[Name](item).some(key => key !== undefined && Values.includes(key)),
    ),
  );
}

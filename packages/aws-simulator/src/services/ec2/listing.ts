import type { Filter } from '@aws-sdk/client-ec2';
import { AwsError } from '../../wire';
import type { Resource } from '../../world/Resource';
import type { Store } from '../../world/Store';
import { sortedPage } from '../sortedPage';
import { type FilterKeys, filtered } from './filters';

const FEWEST_RESULTS = 5;
const MOST_RESULTS = 1000;

/** What every Describe operation of EC2 takes. */
export interface ListingInput {
  Filters?: Filter[];
  MaxResults?: number;
  NextToken?: string;
}

/** How one kind of resource is found. */
export interface Kind<Shape extends object> {
  /** What ids are compared with; the store's id unless told. */
  idOf?: (resource: Resource<Shape>) => string | undefined;
  notFound: (id: string) => AwsError;
  filters: FilterKeys<Resource<Shape>>;
}

/** The part of a store that a Describe operation asks for. */
export function listing<Shape extends object>(
  store: Store<Shape>,
  kind: Kind<Shape>,
  ids: readonly string[] | undefined,
  input: ListingInput,
): { items: Resource<Shape>[]; NextToken: string | undefined } {
  const idOf = kind.idOf ?? (resource => resource.id);
  const all = store.all();
  const asked = ids?.length
    ? ids.map(id => {
        const found = all.find(each => idOf(each) === id);
        if (!found) throw kind.notFound(id);
        return found;
      })
    : all;
  const { items, next } = sortedPage(
    filtered(asked, input.Filters, kind.filters),
    { token: input.NextToken, size: sizeOf(input), keyOf: ({ id }) => id },
  );
  return { items, NextToken: next };
}

function sizeOf({ MaxResults }: ListingInput): number {
  if (MaxResults === undefined) return MOST_RESULTS;
  if (MaxResults < FEWEST_RESULTS) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value greater than or equal to ${FEWEST_RESULTS}.`,
    );
  }
  return Math.min(MaxResults, MOST_RESULTS);
}

/** `The vpc ID 'vpc-0a' does not exist`, with the code of its kind. */
export const notFound = (code: string, words: string) => (id: string) =>
  new AwsError(code, `The ${words} '${id}' does not exist`);

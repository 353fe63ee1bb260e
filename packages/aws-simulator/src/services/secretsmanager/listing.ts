import * as secretsManager from '@aws-sdk/client-secrets-manager';
import { sortedPage } from '../sortedPage';
import { type Place } from '../Place';
import { invalidParameter } from './errors';
import { secretsOf } from './secrets';
import type { Secret } from './versions';

const MOST_RESULTS = 100;

/** A page of any list of this API. */
export function secretsPage<Item>(
  items: readonly Item[],
  input: { NextToken?: string; MaxResults?: number },
  keyOf: (item: Item) => string,
  order?: 'ascending' | 'descending',
) {
  const size = input.MaxResults ?? MOST_RESULTS;
  if (size < 1 || size > MOST_RESULTS) {
    throw invalidParameter(
      `Invalid MaxResults. The value must be between 1 and ${MOST_RESULTS}.`,
    );
  }
  return sortedPage(items, {
    token: input.NextToken,
    size,
    keyOf,
    order,
    invalidToken: () =>
      new secretsManager.InvalidNextTokenException({
        message: 'Invalid next token',
        $metadata: {},
      }),
  });
}

/**
 * Secrets that match each filter in one of its values: by the beginning of the
 * words, or by their absence after a `!`.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_search-secret.html
 */
export const matchingSecrets = (
  place: Place,
  filters: secretsManager.Filter[] = [],
): Secret[] =>
  secretsOf(place).filter(secret =>
    filters.every(({ Key, Values = [] }) =>
      Values.some(value => matches(secret, Key, value)),
    ),
  );

function matches(
  secret: Secret,
  key: secretsManager.FilterNameStringType | undefined,
  value: string,
): boolean {
  if (value.startsWith('!')) return !matches(secret, key, value.slice(1));
  const { shape, tags } = secret;
  const beginsWith = (text: string) => text.startsWith(value);
  const anyCase = (text: string) =>
    text.toLowerCase().startsWith(value.toLowerCase());
  switch (key) {
    case 'name':
      return beginsWith(shape.name);
    case 'description':
      return anyWordOf(shape.description).some(anyCase);
    case 'tag-key':
      return Object.keys(tags).some(beginsWith);
    case 'tag-value':
      return Object.values(tags).some(beginsWith);
    case 'all':
      return [
        shape.name,
        ...anyWordOf(shape.name),
        ...anyWordOf(shape.description),
        ...Object.entries(tags).flat(),
      ].some(anyCase);
    case 'primary-region':
    case 'owning-service':
      return false;
    default:
      throw invalidParameter(`Invalid filter key: ${key}`);
  }
}

const anyWordOf = (text = '') => [text, ...text.split(/[\s/_+=.@!-]+/)];

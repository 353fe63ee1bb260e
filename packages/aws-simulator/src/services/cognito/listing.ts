import { sortedPage } from '../sortedPage';
import { assertRange, invalidParameter } from './errors';

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
const MOST_PER_PAGE = 60;

/** A page of any list of this API. */
export function cognitoPage<Item extends { id: string }>(
  items: readonly Item[],
  token: string | undefined,
  size: number = MOST_PER_PAGE,
  member: string = 'maxResults',
): { items: Item[]; next: string | undefined } {
  assertRange('value', member, size, [1, MOST_PER_PAGE]);
  return sortedPage(items, {
    token,
    size,
    keyOf: each => each.id,
    invalidToken: () => invalidParameter('Invalid pagination token'),
  });
}

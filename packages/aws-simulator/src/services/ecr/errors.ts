import * as ecr from '@aws-sdk/client-ecr';
import type { Region } from '../../world/Region';
import { sortedPage } from '../sortedPage';

export const invalidParameter = (parameter: string, constraint: string) =>
  new ecr.InvalidParameterException({
    message: `Invalid parameter at '${parameter}' failed to satisfy constraint: '${constraint}'`,
    $metadata: {},
  });

/** How ECR's refusals say which repository they mean. */
export const inRepository = (name: string, { accountId }: Region) =>
  `the repository with name '${name}' in the registry with id '${accountId}'`;

/** As ECR writes an image's id in its refusals. */
export const imageIdText = ({ imageDigest, imageTag }: ecr.ImageIdentifier) =>
  `{imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'}`;

const DEFAULT_RESULTS = 100;
const MOST_RESULTS = 1000;

/** A page of any list of this API. */
export function ecrPage<Item>(
  items: readonly Item[],
  input: { nextToken?: string; maxResults?: number },
  keyOf: (item: Item) => string,
): { items: Item[]; next: string | undefined } {
  const size = input.maxResults ?? DEFAULT_RESULTS;
  if (size < 1 || size > MOST_RESULTS) {
    throw invalidParameter(
      'maxResults',
      `Member must have value between 1 and ${MOST_RESULTS}`,
    );
  }
  return sortedPage(items, {
    token: input.nextToken,
    size,
    keyOf,
    invalidToken: () => invalidParameter('nextToken', 'Invalid token'),
  });
}

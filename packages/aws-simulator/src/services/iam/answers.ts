import * as iam from '@aws-sdk/client-iam';
import {
  MalformedPolicy,
  parsePolicy,
  type PolicyKind,
} from '../../policy/PolicyDocument';
import { validationError } from '../../wire';
import { sortedPage } from '../sortedPage';

const DEFAULT_ITEMS = 100;

/** A page of any list of this API. */
export function iamPage<Item>(
  items: readonly Item[],
  { Marker: token, MaxItems }: { Marker?: string; MaxItems?: number },
  keyOf: (item: Item) => string,
) {
  const { items: page, next } = sortedPage(items, {
    token,
    size: MaxItems ?? DEFAULT_ITEMS,
    keyOf,
    invalidToken: () => validationError('Invalid Marker.'),
  });
  return { items: page, Marker: next, IsTruncated: next !== undefined };
}

export const noSuchEntity = (message: string) =>
  new iam.NoSuchEntityException({ message, $metadata: {} });

export const alreadyExists = (message: string) =>
  new iam.EntityAlreadyExistsException({ message, $metadata: {} });

export const deleteConflict = (message: string) =>
  new iam.DeleteConflictException({ message, $metadata: {} });

/** Documents are URL-encoded in answers, as RFC 3986 has it. */
export const encodedDocument = (document: string): string =>
  encodeURIComponent(document);

/** @throws MalformedPolicyDocumentException */
export function assertPolicy(document: string, kind: PolicyKind) {
  try {
    parsePolicy(document, kind);
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw new iam.MalformedPolicyDocumentException({
      message: error.message,
      $metadata: {},
    });
  }
}

const MOST_TAGS = 50;

/** @throws LimitExceededException */
export function assertTagCount(tags: Record<string, string>) {
  if (Object.keys(tags).length <= MOST_TAGS) return;
  throw new iam.LimitExceededException({
    message: `The number of tags has reached the maximum limit (${MOST_TAGS}).`,
    $metadata: {},
  });
}

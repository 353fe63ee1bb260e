import * as ses from '@aws-sdk/client-sesv2';
import { sortedPage } from '../sortedPage';

export const notFound = (message: string) =>
  new ses.NotFoundException({ message, $metadata: {} });

export const alreadyExists = (message: string) =>
  new ses.AlreadyExistsException({ message, $metadata: {} });

export const badRequest = (message: string) =>
  new ses.BadRequestException({ message, $metadata: {} });

const MOST_PER_PAGE = 1000;
const DEFAULT_PAGE = 100;

/** A page of any list of this API. */
export const sesPage = <Item extends { id: string }>(
  items: readonly Item[],
  { NextToken: token, PageSize = DEFAULT_PAGE }: PageInput,
) =>
  sortedPage(items, {
    token,
    size: Math.min(PageSize, MOST_PER_PAGE),
    keyOf: each => each.id,
    invalidToken: () =>
      new ses.InvalidNextTokenException({
        message: 'The specified request includes an invalid token.',
        $metadata: {},
      }),
  });

interface PageInput {
  NextToken?: string;
  PageSize?: number;
}

import {
  paginateSearch,
  ResourceExplorer2Client,
} from '@aws-sdk/client-resource-explorer-2';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { type Outcome, readPieces, type Source } from '../../sources/source';
import type { Tag } from '../claims/claim';
import type { TagQuery } from './locator';
import { RESOURCE_TYPES } from './resourceTypes';

const RESULTS_PER_PAGE = 1_000;

/**
 * Resources by AWS Resource Explorer, which knows all accounts and regions of
 * its index: one search for each query.
 *
 * @see https://docs.aws.amazon.com/resource-explorer/latest/userguide/using-search-query-syntax.html
 */
export class ResourceExplorerSource implements Source<TagQuery, string[]> {
  readonly name = 'tags/resourceExplorer';

  /** @param viewArn - the default view of the region, unless told */
  constructor(
    private readonly clients: AwsClients,
    private readonly viewArn: string | undefined,
  ) {}

  async read(
    scope: AwsTarget,
    queries: TagQuery[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<string[]>>> {
    const client = await this.clients.get(ResourceExplorer2Client, scope);
    const pieces = queries.map(query => [query]);
    return readPieces(pieces, async ([query]) => {
      const arns: string[] = [];
      const pages = paginateSearch(
        { client, pageSize: RESULTS_PER_PAGE },
        { QueryString: queryString(query), ViewArn: this.viewArn },
        { abortSignal: signal },
      );
      for await (const { Resources = [] } of pages) {
        arns.push(...Resources.flatMap(({ Arn }) => Arn ?? []));
      }
      const { arn: ofKind } = RESOURCE_TYPES[query.kind];
      return new Map([
        [query.arn, { value: arns.filter(arn => ofKind.test(arn)) }],
      ]);
    });
  }
}

function queryString({ kind, tags }: TagQuery): string {
  return [
    `resourcetype:${RESOURCE_TYPES[kind].explorer}`,
    ...tags.map(tagFilter),
  ].join(' ');
}

/** What would mean something to the search stands in quotation marks. */
function tagFilter({ key, value }: Tag): string {
  const text = `${key}=${value}`;
  return /[\s,*()"\\]/.test(text)
    ? `tag:"${text.replace(/["\\]/g, '\\$&')}"`
    : `tag:${text}`;
}

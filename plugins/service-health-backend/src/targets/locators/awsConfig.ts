import {
  ConfigServiceClient,
  paginateSelectAggregateResourceConfig,
  paginateSelectResourceConfig,
} from '@aws-sdk/client-config-service';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { z } from 'zod';
import { type Outcome, readPieces, type Source } from '../../sources/source';
import type { TagQuery } from './locator';
import { RESOURCE_TYPES } from './resourceTypes';
import {
  matching,
  tagBatches,
  type TaggedResource,
  valuesByKey,
} from './tagBatches';

const RESULTS_PER_PAGE = 100;
/** An expression may be 4,096 characters long. */
const QUERIES_PER_CALL = 10;

const rowSchema = z.object({
  arn: z.string(),
  tags: z
    .array(z.object({ key: z.string(), value: z.string().default('') }))
    .default([]),
});

/**
 * Resources by an advanced query of AWS Config: over all accounts and regions
 * of an aggregator, or in one account and region without.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/query-components.html
 */
export class AwsConfigSource implements Source<TagQuery, string[]> {
  readonly name = 'tags/awsConfig';

  constructor(
    private readonly clients: AwsClients,
    private readonly aggregatorName: string | undefined,
  ) {}

  async read(
    scope: AwsTarget,
    queries: TagQuery[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<string[]>>> {
    const client = await this.clients.get(ConfigServiceClient, scope);
    const batches = tagBatches(queries.filter(isSayable), QUERIES_PER_CALL);
    const answers = await readPieces(batches, async batch =>
      matching(batch, await this.select(client, expressionOf(batch), signal)),
    );
    return new Map([...answers, ...unsayable(queries)]);
  }

  private async select(
    client: ConfigServiceClient,
    Expression: string,
    abortSignal: AbortSignal,
  ): Promise<TaggedResource[]> {
    const paging = { client, pageSize: RESULTS_PER_PAGE };
    const pages = this.aggregatorName
      ? paginateSelectAggregateResourceConfig(
          paging,
          { Expression, ConfigurationAggregatorName: this.aggregatorName },
          { abortSignal },
        )
      : paginateSelectResourceConfig(paging, { Expression }, { abortSignal });
    const resources: TaggedResource[] = [];
    for await (const { Results = [] } of pages) {
      for (const row of Results) {
        const { arn, tags } = rowSchema.parse(JSON.parse(row));
        resources.push({
          arn,
          tags: new Map(tags.map(({ key, value }) => [key, value])),
        });
      }
    }
    return resources;
  }
}

function expressionOf(batch: TagQuery[]): string {
  const types = new Set(batch.map(({ kind }) => RESOURCE_TYPES[kind].config));
  const conditions = [...valuesByKey(batch)].map(
    ([key, values]) =>
      `tags.tag IN (${values
        .map(value => quoted(`${key}=${value}`))
        .join(', ')})`,
  );
  return `SELECT arn, tags WHERE resourceType IN (${[...types]
    .map(quoted)
    .join(', ')}) AND ${conditions.join(' AND ')}`;
}

const quoted = (text: string) => `'${text}'`;

/** AWS documents no way to write an apostrophe within a string. */
function isSayable({ tags }: TagQuery): boolean {
  return tags.every(tag => !`${tag.key}${tag.value}`.includes("'"));
}

function unsayable(queries: TagQuery[]): [string, Outcome<string[]>][] {
  return queries
    .filter(query => !isSayable(query))
    .map(({ arn }) => [
      arn,
      {
        problem: {
          kind: 'configuration',
          message: 'AWS Config cannot be asked for a tag with an apostrophe',
          remedy: 'Name the resources by their ARNs, or choose another locator',
        },
      },
    ]);
}

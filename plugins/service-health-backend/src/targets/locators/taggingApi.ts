import {
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import { type Outcome, readPieces, type Source } from '../../sources/source';
import type { TagQuery } from './locator';
import { RESOURCE_TYPES } from './resourceTypes';
import {
  matching,
  tagBatches,
  type TaggedResource,
  valuesByKey,
} from './tagBatches';

const RESOURCES_PER_PAGE = 100;

/**
 * Resources by the Resource Groups Tagging API, up to twenty queries for the
 * same keys in one call. A page may be short or empty and yet not the last.
 *
 * @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
 */
export class TaggingApiSource implements Source<TagQuery, string[]> {
  readonly name = 'tags/resourceTaggingApi';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    queries: TagQuery[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<string[]>>> {
    const client = await this.clients.get(
      ResourceGroupsTaggingAPIClient,
      scope,
    );
    return readPieces(tagBatches(queries), async batch =>
      matching(batch, await taggedResources(client, batch, signal)),
    );
  }
}

async function taggedResources(
  client: ResourceGroupsTaggingAPIClient,
  batch: TagQuery[],
  signal: AbortSignal,
): Promise<TaggedResource[]> {
  const types = batch.map(({ kind }) => RESOURCE_TYPES[kind].tagging);
  const pages = paginateGetResources(
    { client, pageSize: RESOURCES_PER_PAGE },
    {
      ResourceTypeFilters: [...new Set(types)],
      TagFilters: [...valuesByKey(batch)].map(([Key, Values]) => ({
        Key,
        Values,
      })),
    },
    { abortSignal: signal },
  );
  const resources: TaggedResource[] = [];
  for await (const { ResourceTagMappingList = [] } of pages) {
    for (const { ResourceARN, Tags = [] } of ResourceTagMappingList) {
      if (!ResourceARN) continue;
      const tags = Tags.map(
        ({ Key = '', Value = '' }) => [Key, Value] as const,
      );
      resources.push({ arn: ResourceARN, tags: new Map(tags) });
    }
  }
  return resources;
}

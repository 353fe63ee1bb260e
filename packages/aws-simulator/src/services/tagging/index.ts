import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { tagList } from '../../world/Resource';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import {
  isOfType,
  type TaggedResource,
  taggedResources,
} from './taggedResources';

const MOST_RESOURCES = 100;

/** The Resource Groups Tagging API: what has which tags, of all services. */
export function taggingHandlers(world: World): Handlers<typeof tagging> {
  const regionOf = (context: { accountId: string; region: string }) =>
    world.region(context.accountId, context.region);

  return {
    GetResources(input, context) {
      const size = input.ResourcesPerPage ?? MOST_RESOURCES;
      if (size < 1 || size > MOST_RESOURCES) {
        throw invalidParameter(
          `Member must have value between 1 and ${MOST_RESOURCES} at 'resourcesPerPage'`,
        );
      }
      const { items, next } = sortedPage(matching(regionOf(context), input), {
        token: input.PaginationToken,
        size,
        keyOf: each => each.arn,
        invalidToken: () => invalidParameter('Invalid pagination token'),
      });
      return {
        ResourceTagMappingList: items.map(({ arn, tags }) => ({
          ResourceARN: arn,
          Tags: tagList(tags),
        })),
        PaginationToken: next ?? '',
      };
    },

    GetTagKeys({ PaginationToken }, context) {
      const keys = taggedResources(regionOf(context)).flatMap(({ tags }) =>
        Object.keys(tags),
      );
      const { items, next } = wordsPage(keys, PaginationToken);
      return { TagKeys: items, PaginationToken: next ?? '' };
    },

    GetTagValues({ Key = '', PaginationToken }, context) {
      const values = taggedResources(regionOf(context)).flatMap(
        ({ tags }) => tags[Key] ?? [],
      );
      const { items, next } = wordsPage(values, PaginationToken);
      return { TagValues: items, PaginationToken: next ?? '' };
    },
  };
}

/** Resources with a tag for every filter, of one of the types. */
function matching(
  region: Region,
  input: tagging.GetResourcesInput,
): TaggedResource[] {
  const {
    ResourceARNList: arns = [],
    ResourceTypeFilters: types = [],
    TagFilters: filters = [],
  } = input;
  if (arns.length > 0 && (types.length > 0 || filters.length > 0)) {
    throw invalidParameter(
      'ResourceARNList cannot be used together with TagFilters or ResourceTypeFilters',
    );
  }
  return taggedResources(region).filter(
    ({ arn, tags }) =>
      (arns.length === 0 || arns.includes(arn)) &&
      (types.length === 0 || types.some(type => isOfType(arn, type))) &&
      filters.every(
        ({ Key = '', Values = [] }) =>
          Object.hasOwn(tags, Key) &&
          (Values.length === 0 || Values.includes(tags[Key])),
      ),
  );
}

const wordsPage = (words: string[], token: string | undefined) =>
  sortedPage([...new Set(words)], {
    token,
    size: MOST_RESOURCES,
    keyOf: each => each,
    invalidToken: () => invalidParameter('Invalid pagination token'),
  });

const invalidParameter = (message: string) =>
  new tagging.InvalidParameterException({ message, $metadata: {} });

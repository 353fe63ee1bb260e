import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import type { Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import { tagList, type Tags } from '../../world/Resource';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import {
  isOfType,
  type TaggedResource,
  taggableResources,
  taggedResources,
} from './taggedResources';

const MOST_RESOURCES = 100;
/** @see https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagResources.html */
const MOST_ARNS = 20;

/** The Resource Groups Tagging API: what has which tags, of all services. */
export function taggingHandlers(world: World): Handlers<typeof tagging> {
  const regionOf = (context: { accountId: string; region: string }) =>
    world.region(context.accountId, context.region);

  const changeTags = (
    region: Region,
    arns: string[],
    change: (tags: Tags) => void,
  ) => {
    if (arns.length < 1 || arns.length > MOST_ARNS) {
      throw invalidParameter(
        `Member must have length between 1 and ${MOST_ARNS} at 'resourceARNList'`,
      );
    }
    const byArn = new Map(
      taggableResources(region).map(each => [each.arn, each]),
    );
    for (const arn of arns) {
      const resource = byArn.get(arn);
      if (resource) change(resource.tags);
    }
    world.changed();
    return {
      FailedResourcesMap: Object.fromEntries(
        arns.filter(arn => !byArn.has(arn)).map(arn => [arn, noSuchResource]),
      ),
    };
  };

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

    TagResources({ ResourceARNList: arns = [], Tags = {} }, context) {
      const reserved = Object.keys(Tags).find(key => key.startsWith('aws:'));
      if (reserved !== undefined) {
        throw invalidParameter(
          `Tag keys cannot start with aws:, which is reserved: ${reserved}`,
        );
      }
      return changeTags(regionOf(context), arns, tags =>
        Object.assign(tags, Tags),
      );
    },

    UntagResources({ ResourceARNList: arns = [], TagKeys = [] }, context) {
      return changeTags(regionOf(context), arns, tags => {
        for (const key of TagKeys) delete tags[key];
      });
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

const noSuchResource: tagging.FailureInfo = {
  StatusCode: 400,
  ErrorCode: 'InvalidParameterException',
  ErrorMessage: 'The requested resource was not found',
};

import type * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { requireGroup } from './groups';

export function listTags(
  region: Region,
  arn: string,
): logs.ListTagsForResourceResponse {
  return { tags: requireGroup(region, arn).tags };
}

export function addTags(
  world: World,
  region: Region,
  { resourceArn = '', tags }: logs.TagResourceRequest,
): void {
  Object.assign(requireGroup(region, resourceArn).tags, tags);
  world.changed();
}

export function removeTags(
  world: World,
  region: Region,
  { resourceArn = '', tagKeys = [] }: logs.UntagResourceRequest,
): void {
  const group = requireGroup(region, resourceArn);
  for (const key of tagKeys) {
    delete group.tags[key];
  }
  world.changed();
}

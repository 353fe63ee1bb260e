import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../world/Region';
import { tagList, tagsOf, type Resource } from '../../world/Resource';
import type { World } from '../../world/World';

export function listTags(
  region: Region,
  arn: string,
): cloudwatch.ListTagsForResourceOutput {
  return { Tags: tagList(find(region, arn).tags) };
}

export function addTags(
  world: World,
  region: Region,
  { ResourceARN = '', Tags }: cloudwatch.TagResourceInput,
): void {
  Object.assign(find(region, ResourceARN).tags, tagsOf(Tags));
  world.changed();
}

export function removeTags(
  world: World,
  region: Region,
  { ResourceARN = '', TagKeys = [] }: cloudwatch.UntagResourceInput,
): void {
  const { tags } = find(region, ResourceARN);
  for (const key of TagKeys) {
    delete tags[key];
  }
  world.changed();
}

function find(region: Region, arn: string): Resource<object> {
  const resource =
    region.metricAlarms.byArn(arn) ?? region.compositeAlarms.byArn(arn);
  if (!resource) {
    throw new cloudwatch.ResourceNotFoundException({
      message: `${arn} does not exist`,
      ResourceType: 'alarm',
      ResourceId: arn,
      $metadata: {},
    });
  }
  return resource;
}

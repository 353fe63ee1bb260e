import type { Region } from '../../world/Region';
import { type Tags, tagList, tagsOf } from '../../world/Resource';
import type {
  ResourceDrift,
  StackResourceRecord,
} from '../../world/resources/cloudformation';
import type { World } from '../../world/World';
import { LIVE_READERS } from '../liveState';
import { RESOURCE_PROVIDERS } from '../resources';
import type { Stack } from '../stacks/events';
import { isObject, type JsonObject } from '../template/Template';
import { propertyDifferences } from './propertyDifferences';

const NAMESPACE_OF_AWS = 'aws:';

/**
 * Compares a resource of a stack with what its service has now, and remembers
 * what it found.
 *
 * @returns undefined when CloudFormation cannot compare its type, or it is not there
 */
export function detectResourceDrift(
  world: World,
  region: Region,
  stack: Stack,
  record: StackResourceRecord,
): ResourceDrift | undefined {
  const reader = LIVE_READERS.get(record.type);
  const { physicalId, status } = record;
  if (!reader || physicalId === undefined || status === 'DELETE_COMPLETE') {
    return undefined;
  }
  const specified = visible(record);
  const live = reader.read({
    world,
    region,
    global: world.global(region.accountId),
    physicalId,
    logicalId: record.logicalId,
    properties: specified,
  });
  const at = world.now();
  if (!live) {
    record.drift = {
      status: 'DELETED',
      at,
      differences: [],
      expected: specified,
      actual: {},
    };
    return record.drift;
  }
  const readable: Record<string, unknown> = { ...live.properties };
  if (live.tags) {
    readable.Tags = tagList(ownTags(live.tags, stack, specified.Tags));
  }
  const expected = only(specified, Object.keys(readable));
  const actual = only(readable, Object.keys(specified));
  const differences = propertyDifferences(expected, actual);
  record.drift = {
    status: differences.length > 0 ? 'MODIFIED' : 'IN_SYNC',
    at,
    differences,
    expected: specified,
    actual: { ...specified, ...actual },
  };
  return record.drift;
}

/** The properties as the type's schema reads them, without what is secret. */
function visible(record: StackResourceRecord): JsonObject {
  const provider = RESOURCE_PROVIDERS.get(record.type);
  const parsed = provider?.properties.safeParse(record.properties);
  const properties = parsed?.success ? parsed.data : record.properties;
  if (!isObject(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name]) => !provider?.hidden.includes(name),
    ),
  );
}

/** Without the tags that CloudFormation and the stack put on it. */
function ownTags(tags: Tags, stack: Stack, specified: unknown): Tags {
  const ofStack = tagsOf(stack.shape.tags);
  const inTemplate = tagsOf(Array.isArray(specified) ? specified : []);
  return Object.fromEntries(
    Object.entries(tags).filter(
      ([key, value]) =>
        !key.startsWith(NAMESPACE_OF_AWS) &&
        (key in inTemplate || ofStack[key] !== value),
    ),
  );
}

const only = (
  source: Record<string, unknown>,
  names: string[],
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(source).filter(([name]) => names.includes(name)),
  );

import type * as ses from '@aws-sdk/client-sesv2';
import type { Resource } from '../../world/Resource';
import type { ConfigurationSetShape } from '../../world/resources/ses';
import { newResource, type Origin, type Place } from '../Place';
import { alreadyExists, badRequest, notFound } from './errors';

const NAME = /^[\w-]{1,64}$/;

export type ConfigurationSet = Resource<ConfigurationSetShape>;

/** @throws NotFoundException */
export function requireConfigurationSet(
  { region }: Place,
  name = '',
): ConfigurationSet {
  const found = region.configurationSets.get(name);
  if (!found) throw notFound(`Configuration set <${name}> does not exist.`);
  return found;
}

/** @throws AlreadyExistsException, BadRequestException */
export function createConfigurationSet(
  place: Place,
  input: ses.CreateConfigurationSetRequest,
  origin: Origin,
): ConfigurationSet {
  const { region } = place;
  const { ConfigurationSetName: name = '', Tags: _tags, ...options } = input;
  if (!NAME.test(name)) {
    throw badRequest(
      `Configuration set name <${name}> must contain only alphanumeric characters, underscores and dashes, and be at most 64 characters long.`,
    );
  }
  if (region.configurationSets.has(name)) {
    throw alreadyExists(`Configuration set <${name}> already exists.`);
  }
  return region.configurationSets.put(
    newResource(place, origin, {
      id: name,
      arn: region.arn('ses', `configuration-set/${name}`),
      shape: {
        SendingOptions: { SendingEnabled: true },
        ReputationOptions: { ReputationMetricsEnabled: false },
        ...options,
        name,
        eventDestinations: [],
      },
    }),
  );
}

/**
 * Takes an event destination into a set, in the place of one of its name when
 * it is to be there already.
 *
 * @throws AlreadyExistsException, NotFoundException, BadRequestException
 */
export function putEventDestination(
  place: Place,
  setName: string | undefined,
  name: string,
  definition: ses.EventDestinationDefinition,
  mode: 'create' | 'update',
): void {
  const { shape } = requireConfigurationSet(place, setName);
  const index = shape.eventDestinations.findIndex(each => each.Name === name);
  if (mode === 'create' && index >= 0) {
    throw alreadyExists(
      `Event destination <${name}> already exists in configuration set <${setName}>.`,
    );
  }
  if (mode === 'update' && index < 0) throw noSuchDestination(setName, name);
  assertDefinition(place, definition);
  const before = shape.eventDestinations[index];
  const after = {
    ...before,
    ...definition,
    Enabled: definition.Enabled ?? before?.Enabled ?? false,
    MatchingEventTypes:
      definition.MatchingEventTypes ?? before?.MatchingEventTypes ?? [],
    Name: name,
  };
  if (index < 0) shape.eventDestinations.push(after);
  else shape.eventDestinations[index] = after;
}

/** @throws NotFoundException */
export function deleteEventDestination(
  place: Place,
  setName: string | undefined,
  name: string,
): void {
  const { shape } = requireConfigurationSet(place, setName);
  const rest = shape.eventDestinations.filter(each => each.Name !== name);
  if (rest.length === shape.eventDestinations.length) {
    throw noSuchDestination(setName, name);
  }
  shape.eventDestinations = rest;
}

const noSuchDestination = (setName: string | undefined, name: string) =>
  notFound(
    `Event destination <${name}> does not exist in configuration set <${setName}>.`,
  );

function assertDefinition(
  { world, region }: Place,
  definition: ses.EventDestinationDefinition,
) {
  const { SnsDestination } = definition;
  const kinds = [
    definition.CloudWatchDestination,
    definition.EventBridgeDestination,
    definition.KinesisFirehoseDestination,
    definition.PinpointDestination,
    SnsDestination,
  ].filter(each => each !== undefined);
  if (kinds.length > 1) {
    throw badRequest('Only one destination can be specified.');
  }
  const topic = SnsDestination?.TopicArn;
  if (topic && !world.region(region.accountId, region.name).topics.has(topic)) {
    throw badRequest(`SNS topic <${topic}> not found.`);
  }
}

import type * as ses from '@aws-sdk/client-sesv2';
import type { Handlers, RequestContext } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { ConfigurationSetShape } from '../../world/resources/ses';
import type { World } from '../../world/World';
import { placeOf } from '../Place';
import {
  createConfigurationSet,
  deleteEventDestination,
  putEventDestination,
  requireConfigurationSet,
} from './configurationSets';
import { sesPage } from './errors';

export function configurationSetHandlers(world: World) {
  return {
    CreateConfigurationSet(input, context) {
      createConfigurationSet(placeOf(world, context), input, {
        tags: tagsOf(input.Tags),
      });
      world.changed();
      return {};
    },

    GetConfigurationSet({ ConfigurationSetName }, context) {
      const { shape, tags } = requireConfigurationSet(
        placeOf(world, context),
        ConfigurationSetName,
      );
      const { name, eventDestinations: _destinations, ...options } = shape;
      return {
        ConfigurationSetName: name,
        ...options,
        Tags: tagList(tags),
      };
    },

    ListConfigurationSets(input, context) {
      const { region } = placeOf(world, context);
      const { items, next } = sesPage(region.configurationSets.all(), input);
      return { ConfigurationSets: items.map(({ id }) => id), NextToken: next };
    },

    DeleteConfigurationSet({ ConfigurationSetName }, context) {
      const place = placeOf(world, context);
      const { id } = requireConfigurationSet(place, ConfigurationSetName);
      place.region.configurationSets.delete(id);
      world.changed();
      return {};
    },

    CreateConfigurationSetEventDestination(input, context) {
      putEventDestination(
        placeOf(world, context),
        input.ConfigurationSetName,
        input.EventDestinationName ?? '',
        input.EventDestination ?? {},
        'create',
      );
      world.changed();
      return {};
    },

    UpdateConfigurationSetEventDestination(input, context) {
      putEventDestination(
        placeOf(world, context),
        input.ConfigurationSetName,
        input.EventDestinationName ?? '',
        input.EventDestination ?? {},
        'update',
      );
      world.changed();
      return {};
    },

    DeleteConfigurationSetEventDestination(input, context) {
      deleteEventDestination(
        placeOf(world, context),
        input.ConfigurationSetName,
        input.EventDestinationName ?? '',
      );
      world.changed();
      return {};
    },

    GetConfigurationSetEventDestinations: (
      { ConfigurationSetName },
      context,
    ) => ({
      EventDestinations: requireConfigurationSet(
        placeOf(world, context),
        ConfigurationSetName,
      ).shape.eventDestinations,
    }),

    ...optionHandlers(world),
  } satisfies Handlers<typeof ses>;
}

/** One call for each kind of options that a set has. */
function optionHandlers(world: World) {
  const put = (
    name: string | undefined,
    context: RequestContext,
    options: Partial<ConfigurationSetShape>,
  ) => {
    const { shape } = requireConfigurationSet(placeOf(world, context), name);
    Object.assign(shape, options);
    world.changed();
    return {};
  };
  return {
    PutConfigurationSetDeliveryOptions: (
      { ConfigurationSetName: name, ...DeliveryOptions },
      context,
    ) => put(name, context, { DeliveryOptions }),

    PutConfigurationSetReputationOptions: (
      { ConfigurationSetName: name, ...ReputationOptions },
      context,
    ) => put(name, context, { ReputationOptions }),

    PutConfigurationSetSendingOptions: (
      { ConfigurationSetName: name, ...SendingOptions },
      context,
    ) => put(name, context, { SendingOptions }),

    PutConfigurationSetSuppressionOptions: (
      { ConfigurationSetName: name, ...SuppressionOptions },
      context,
    ) => put(name, context, { SuppressionOptions }),

    PutConfigurationSetTrackingOptions: (
      { ConfigurationSetName: name, CustomRedirectDomain, HttpsPolicy },
      context,
    ) =>
      put(name, context, {
        TrackingOptions: { CustomRedirectDomain, HttpsPolicy },
      }),
  } satisfies Handlers<typeof ses>;
}

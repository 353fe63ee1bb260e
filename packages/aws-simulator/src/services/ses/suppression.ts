import type * as ses from '@aws-sdk/client-sesv2';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { newResource, type Place, placeOf } from '../Place';
import { accountOf } from './account';
import { notFound, sesPage } from './errors';

export function suppressionHandlers(world: World) {
  const require = (place: Place, address = '') => {
    const found = place.region.suppressedDestinations.get(address);
    if (found) return found;
    throw notFound(
      `Email address ${address} does not exist on your suppression list.`,
    );
  };
  return {
    PutSuppressedDestination({ EmailAddress = '', Reason }, context) {
      const place = placeOf(world, context);
      const LastUpdateTime = world.now();
      place.region.suppressedDestinations.put(
        newResource(
          place,
          {},
          {
            id: EmailAddress,
            arn: place.region.arn('ses', `suppression/${EmailAddress}`),
            shape: { EmailAddress, Reason, LastUpdateTime },
          },
        ),
      );
      world.changed();
      return {};
    },

    GetSuppressedDestination: ({ EmailAddress }, context) => ({
      SuppressedDestination: require(placeOf(world, context), EmailAddress)
        .shape,
    }),

    DeleteSuppressedDestination({ EmailAddress }, context) {
      const place = placeOf(world, context);
      const { id } = require(place, EmailAddress);
      place.region.suppressedDestinations.delete(id);
      world.changed();
      return {};
    },

    ListSuppressedDestinations(input, context) {
      const { region } = placeOf(world, context);
      const { Reasons: reasons, StartDate: from, EndDate: to } = input;
      const found = region.suppressedDestinations.where(
        ({ Reason, LastUpdateTime: at }) =>
          (!reasons?.length || reasons.some(each => each === Reason)) &&
          (!from || at >= from) &&
          (!to || at <= to),
      );
      const { items, next } = sesPage(found, input);
      return {
        SuppressedDestinationSummaries: items.map(({ shape }) => shape),
        NextToken: next,
      };
    },
  } satisfies Handlers<typeof ses>;
}

/** Whether the suppression list keeps a message from an address. */
export function isSuppressed(
  place: Place,
  address: string,
  options: ses.SuppressionOptions | undefined,
): boolean {
  const reasons =
    options?.SuppressedReasons ??
    accountOf(place).suppression.SuppressedReasons;
  const entry = place.region.suppressedDestinations.get(address)?.shape;
  return (
    entry?.Reason !== undefined && Boolean(reasons?.includes(entry.Reason))
  );
}

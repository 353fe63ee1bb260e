import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { rdsPage } from './listing';
import { requireInstance } from './instances';
import { invalidCombination } from './refusals';

const DEFAULT_MINUTES = 60;
const KEPT_DAYS = 14;

export function eventHandlers(world: World): Handlers<typeof rds> {
  return {
    DescribeEvents(input, context) {
      const region = world.region(context.accountId, context.region);
      const { SourceIdentifier, SourceType, EventCategories } = input;
      if (SourceIdentifier && !SourceType) {
        throw invalidCombination(
          'SourceType must be provided when SourceIdentifier is provided',
        );
      }
      const instances =
        SourceIdentifier && SourceType === 'db-instance'
          ? [requireInstance(region, SourceIdentifier)]
          : region.dbInstances.all();
      const { from, to } = rangeOf(input, world.now());
      const wanted = instances
        .flatMap(each => each.shape.events)
        .filter(
          each =>
            (!SourceType || each.SourceType === SourceType) &&
            (!SourceIdentifier ||
              each.SourceIdentifier === SourceIdentifier.toLowerCase()) &&
            (!EventCategories?.length ||
              each.EventCategories?.some(c => EventCategories.includes(c))) &&
            each.Date !== undefined &&
            each.Date >= from &&
            each.Date <= to,
        );
      const { items, Marker } = rdsPage(wanted, input, keyOf);
      return { Events: items, Marker };
    },
  };
}

/** In the order of time. */
const keyOf = (event: rds.Event) =>
  `${event.Date?.toISOString()} ${event.SourceIdentifier} ${event.Message}`;

function rangeOf(
  { StartTime, EndTime, Duration }: rds.DescribeEventsMessage,
  now: Date,
): { from: Date; to: Date } {
  const minutes = Duration ?? DEFAULT_MINUTES;
  const to = EndTime && EndTime < now ? EndTime : now;
  const from = StartTime ?? new Date(to.getTime() - minutes * 60_000);
  const oldest = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  return { from: from > oldest ? from : oldest, to };
}

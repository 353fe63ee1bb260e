import { seededUuid } from '../../world/seeded';
import { newResource, type Place } from '../Place';

export interface Notification {
  subject?: string;
  message: string;
}

/** So many are kept of each region. */
const MOST_KEPT = 1000;

/**
 * Publishes to a topic of the place. Nothing leaves the simulator: what would
 * have been sent can be read at `GET /_simulator/notifications`.
 *
 * @returns the message's id; undefined when there is no such topic, which for
 *   an alarm's action or an event is no error
 */
export function publish(
  place: Place,
  topicArn: string,
  { subject, message }: Notification,
): string | undefined {
  const { region, world } = place;
  if (!region.topics.has(topicArn)) return undefined;
  const published = region.publishedMessages;
  const key = [world.seed, topicArn, world.now().getTime(), published.size];
  const id = seededUuid(...key, message);
  published.put(
    newResource(
      place,
      {},
      {
        id,
        arn: `${topicArn}:message:${id}`,
        shape: {
          topicArn,
          subject,
          message,
          deliveries: region.subscriptions
            .where(each => each.topicArn === topicArn && !each.pendingSince)
            .map(({ shape }) => ({
              protocol: shape.protocol,
              endpoint: shape.endpoint,
            })),
        },
      },
    ),
  );
  for (const old of published.all().slice(0, -MOST_KEPT)) {
    published.delete(old.id);
  }
  return id;
}

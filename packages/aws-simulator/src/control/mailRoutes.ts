import { z } from 'zod';
import { alarmNotifications } from '../services/cloudwatch/alarms/notifications';
import { confirm } from '../services/sns/subscriptions';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import type { Region } from '../world/Region';
import type { World } from '../world/World';

const confirmationSchema = z.strictObject({
  /** An e-mail address or URL. */
  endpoint: z.string(),
  account: z.string().default(DEFAULT_ACCOUNT_ID),
  region: z.string().optional(),
});

/**
 * What SNS published, the latest first: what somebody sent, and what alarms
 * had to say.
 */
export const notifications = (world: World) =>
  [
    ...latestFirst(world, ({ publishedMessages }) => publishedMessages.all()),
    ...world.allRegions().flatMap(region =>
      alarmNotifications(world, region).map(notification => ({
        account: region.accountId,
        region: region.name,
        ...notification,
      })),
    ),
  ].sort((a, b) => b.at.localeCompare(a.at));

/** What SES sent, the latest first. */
export const emails = (world: World) =>
  latestFirst(world, ({ sentEmails }) => sentEmails.all());

function latestFirst<Shape extends object>(
  world: World,
  from: (
    region: Region,
  ) => Array<{ id: string; createdAt: Date; shape: Shape }>,
) {
  return world
    .allRegions()
    .flatMap(region =>
      from(region).map(({ id, createdAt, shape }) => ({
        account: region.accountId,
        region: region.name,
        messageId: id,
        at: createdAt.toISOString(),
        ...shape,
      })),
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}

/**
 * Follows the links that were sent to an endpoint, as its owner would: of
 * subscriptions to topics, and of an address that SES is to send from.
 *
 * @returns the ARNs of what is confirmed now
 */
export function followLinks(world: World, body: unknown) {
  const { endpoint, account, region: name } = confirmationSchema.parse(body);
  const regions = world
    .allRegions()
    .filter(
      region =>
        region.accountId === account && (name ?? region.name) === region.name,
    );
  const confirmed = regions.flatMap(region =>
    confirmIn(region, endpoint, world.now()),
  );
  world.changed();
  return { confirmed };
}

function confirmIn(region: Region, endpoint: string, now: Date): string[] {
  const subscriptions = region.subscriptions.where(
    each => each.endpoint === endpoint && each.pendingSince !== undefined,
  );
  subscriptions.forEach(confirm);
  const identities = region.emailIdentities.where(
    ({ name, confirmedAt }) => name === endpoint && !confirmedAt,
  );
  for (const { shape } of identities) shape.confirmedAt = now;
  return [...subscriptions, ...identities].map(({ arn }) => arn);
}

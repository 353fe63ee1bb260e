import * as route53 from '@aws-sdk/client-route-53';
import type { Handlers } from '../../wire';
import type { DnsChangeShape } from '../../world/resources/route53';
import type { Resource } from '../../world/Resource';
import { seededAlphanumeric } from '../../world/seeded';
import type { World } from '../../world/World';
import { bareId } from './find';

/** What it takes a change to reach all name servers. */
const SYNC_SECONDS = 3;

export function changeHandlers(world: World): Handlers<typeof route53> {
  return {
    GetChange({ Id }, { accountId }) {
      const found = world.global(accountId).dnsChanges.get(bareId(Id));
      if (found) return { ChangeInfo: describeChange(world, found) };
      throw new route53.NoSuchChange({
        message: `Could not find resource with ID: ${bareId(Id)}`,
        $metadata: {},
      });
    },
  };
}

/** Notes that something was changed, for whoever waits for it. */
export function submitChange(
  world: World,
  accountId: string,
  comment?: string,
): route53.ChangeInfo {
  const { dnsChanges } = world.global(accountId);
  const now = world.now();
  const id = `C0${seededAlphanumeric(
    19,
    world.seed,
    'dns change',
    accountId,
    now.getTime(),
    dnsChanges.size,
  )}`;
  const change = dnsChanges.put({
    id,
    arn: `arn:aws:route53:::change/${id}`,
    createdAt: now,
    tags: {},
    shape: {
      comment,
      submittedAt: now,
      inSyncAt: new Date(now.getTime() + world.pace.milliseconds(SYNC_SECONDS)),
    },
  });
  world.changed();
  return describeChange(world, change);
}

const describeChange = (
  world: World,
  { id, shape }: Resource<DnsChangeShape>,
): route53.ChangeInfo => ({
  Id: `/change/${id}`,
  Status: shape.inSyncAt <= world.now() ? 'INSYNC' : 'PENDING',
  SubmittedAt: shape.submittedAt,
  Comment: shape.comment,
});

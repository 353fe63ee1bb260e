import * as ses from '@aws-sdk/client-sesv2';
import type { Handlers } from '../../wire';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { newResource, type Place, placeOf } from '../Place';
import { publish } from '../sns/publish';
import {
  accountOf,
  hasProductionAccess,
  quotaOf,
  sentLastDay,
} from './account';
import {
  type ConfigurationSet,
  requireConfigurationSet,
} from './configurationSets';
import type { Dns } from './Dns';
import { badRequest } from './errors';
import { isSuppressed } from './suppression';
import { requireTemplate } from './templates';
import { Verification } from './verification';

/** @see https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
const MOST_RECIPIENTS = 50;
/** Always open, also in the sandbox. */
const MAILBOX_SIMULATOR = '@simulator.amazonses.com';

export function sendingHandlers(world: World, dns: Dns) {
  return {
    SendEmail(input, context) {
      const MessageId = send(placeOf(world, context), dns, input);
      world.changed();
      return { MessageId };
    },
  } satisfies Handlers<typeof ses>;
}

/** @throws MessageRejected, SendingPausedException, NotFoundException and more */
function send(place: Place, dns: Dns, input: ses.SendEmailRequest): string {
  const from = addressIn(input.FromEmailAddress ?? '');
  const to = recipientsOf(input.Destination);
  const set = configurationSetFor(place, from, input.ConfigurationSetName);
  assertSending(place, set);
  const { Template: template } = input.Content ?? {};
  if (template?.TemplateName) requireTemplate(place, template.TemplateName);
  assertVerified(place, dns, from, to);
  assertQuota(place, to.length);
  const { region, world } = place;
  const at = world.now().getTime();
  const key = [world.seed, from, ...to, at, region.sentEmails.size];
  const id = `0100${at.toString(16).padStart(12, '0')}-${seededUuid(
    ...key,
  )}-000000`;
  region.sentEmails.put(
    newResource(
      place,
      {},
      {
        id,
        arn: region.arn('ses', `message/${id}`),
        shape: {
          from,
          to,
          suppressed: to.filter(address =>
            isSuppressed(place, address, set?.shape.SuppressionOptions),
          ),
          subject: input.Content?.Simple?.Subject?.Data,
          text: input.Content?.Simple?.Body?.Text?.Data,
          configurationSetName: set?.id,
        },
      },
    ),
  );
  if (set)
    announce(place, set, { messageId: id, source: from, destination: to });
  return id;
}

const addressIn = (text: string) =>
  (/<([^>]+)>/.exec(text)?.[1] ?? text).trim();

/** @throws BadRequestException, MessageRejected */
function recipientsOf(destination: ses.Destination = {}): string[] {
  const { ToAddresses = [], CcAddresses = [], BccAddresses = [] } = destination;
  const all = [...ToAddresses, ...CcAddresses, ...BccAddresses].map(addressIn);
  if (all.length === 0) throw badRequest('Missing required destination.');
  if (all.length > MOST_RECIPIENTS) {
    throw rejected(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
  return all;
}

function configurationSetFor(
  place: Place,
  from: string,
  asked: string | undefined,
): ConfigurationSet | undefined {
  const { emailIdentities } = place.region;
  const name =
    asked ??
    emailIdentities.get(from)?.shape.configurationSetName ??
    emailIdentities.get(from.split('@')[1])?.shape.configurationSetName;
  return name === undefined ? undefined : requireConfigurationSet(place, name);
}

function assertSending(place: Place, set: ConfigurationSet | undefined) {
  const isPaused = set?.shape.SendingOptions?.SendingEnabled === false;
  if (!isPaused && accountOf(place).sendingEnabled) return;
  throw new ses.SendingPausedException({
    message: isPaused
      ? `Email sending is disabled for configuration set <${set.id}>.`
      : `Email sending is disabled for account ${place.region.accountId}.`,
    $metadata: {},
  });
}

function assertVerified(place: Place, dns: Dns, from: string, to: string[]) {
  const verification = new Verification(place, dns);
  const mustBe = hasProductionAccess(place)
    ? [from]
    : [from, ...to.filter(address => !address.endsWith(MAILBOX_SIMULATOR))];
  const failed = [...new Set(mustBe)].filter(
    address => !verification.covers(address),
  );
  if (failed.length === 0) return;
  throw rejected(
    `Email address is not verified. The following identities failed the check in region ${place.region.name.toUpperCase()}: ${failed.join(
      ', ',
    )}`,
  );
}

function assertQuota(place: Place, recipients: number) {
  if (sentLastDay(place) + recipients <= quotaOf(place).Max24HourSend) return;
  throw new ses.TooManyRequestsException({
    message: 'Daily message quota exceeded.',
    $metadata: {},
  });
}

const rejected = (message: string) =>
  new ses.MessageRejected({ message, $metadata: {} });

/** Tells the set's topics of a message that was sent. */
function announce(
  place: Place,
  set: ConfigurationSet,
  mail: { messageId: string; source: string; destination: string[] },
) {
  const topics = set.shape.eventDestinations.flatMap(each =>
    each.Enabled && each.MatchingEventTypes?.includes('SEND')
      ? each.SnsDestination?.TopicArn ?? []
      : [],
  );
  const at = place.world.now();
  for (const topic of topics) {
    publish(place, topic, {
      subject: 'Amazon SES Email Event Notification',
      message: JSON.stringify({
        eventType: 'Send',
        mail: {
          timestamp: at.toISOString(),
          ...mail,
          sendingAccountId: place.region.accountId,
          tags: { 'ses:configuration-set': [set.id] },
        },
        send: {},
      }),
    });
  }
}

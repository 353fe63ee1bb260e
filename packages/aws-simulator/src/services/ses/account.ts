import * as ses from '@aws-sdk/client-sesv2';
import type { Handlers } from '../../wire';
import type { SesAccountShape } from '../../world/resources/ses';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { newResource, type Place, placeOf } from '../Place';

const DAY_MS = 24 * 3600 * 1000;
/** A day at AWS; here, about as long as a database takes. */
const REVIEW_SECONDS = 60;

/** @see https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html */
const SANDBOX = { Max24HourSend: 200, MaxSendRate: 1 };
const PRODUCTION = { Max24HourSend: 50_000, MaxSendRate: 14 };

export function accountHandlers(world: World) {
  return {
    GetAccount(_input, context) {
      const place = placeOf(world, context);
      const { sendingEnabled, suppression, details } = accountOf(place);
      return {
        DedicatedIpAutoWarmupEnabled: true,
        EnforcementStatus: 'HEALTHY',
        ProductionAccessEnabled: hasProductionAccess(place),
        SendingEnabled: sendingEnabled,
        SendQuota: {
          ...quotaOf(place),
          SentLast24Hours: sentLastDay(place),
        },
        SuppressionAttributes: suppression,
        ...(details && {
          Details: {
            MailType: details.MailType,
            WebsiteURL: details.WebsiteURL,
            ContactLanguage: details.ContactLanguage ?? 'EN',
            UseCaseDescription: details.UseCaseDescription,
            AdditionalContactEmailAddresses:
              details.AdditionalContactEmailAddresses,
            ReviewDetails: {
              Status: isUnderReview(place) ? 'PENDING' : 'GRANTED',
              CaseId: details.caseId,
            },
          },
        }),
        VdmAttributes: { VdmEnabled: 'DISABLED' },
      };
    },

    PutAccountDetails(input, context) {
      const place = placeOf(world, context);
      if (isUnderReview(place)) {
        throw new ses.ConflictException({
          message:
            'There is already an ongoing account details update under review.',
          $metadata: {},
        });
      }
      const key = [world.seed, context.accountId, context.region];
      changeAccount(place, {
        details: {
          ...input,
          askedAt: world.now(),
          caseId: String(parseInt(seededHex(10, ...key), 16)),
        },
      });
      return {};
    },

    PutAccountSendingAttributes({ SendingEnabled }, context) {
      changeAccount(placeOf(world, context), {
        sendingEnabled: SendingEnabled ?? false,
      });
      return {};
    },

    PutAccountSuppressionAttributes(input, context) {
      changeAccount(placeOf(world, context), {
        suppression: { SuppressedReasons: [], ...input },
      });
      return {};
    },
  } satisfies Handlers<typeof ses>;
}

export const accountOf = ({ region }: Place): SesAccountShape =>
  region.sesAccounts.get('account')?.shape ?? {
    sendingEnabled: true,
    suppression: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
  };

function changeAccount(place: Place, changes: Partial<SesAccountShape>): void {
  const { region, world } = place;
  region.sesAccounts.put(
    newResource(
      place,
      {},
      {
        id: 'account',
        arn: region.arn('ses', 'account'),
        shape: { ...accountOf(place), ...changes },
      },
    ),
  );
  world.changed();
}

function isUnderReview(place: Place): boolean {
  const { details } = accountOf(place);
  if (!details) return false;
  const { world } = place;
  const age = world.now().getTime() - details.askedAt.getTime();
  return age < world.pace.milliseconds(REVIEW_SECONDS);
}

/** Whether it may send to anybody, and not only to what it has verified. */
export const hasProductionAccess = (place: Place): boolean =>
  Boolean(accountOf(place).details?.ProductionAccessEnabled) &&
  !isUnderReview(place);

export const quotaOf = (place: Place) =>
  hasProductionAccess(place) ? PRODUCTION : SANDBOX;

/** A message counts once for each who gets it. */
export function sentLastDay({ region, world }: Place): number {
  const since = world.now().getTime() - DAY_MS;
  return region.sentEmails
    .all()
    .filter(({ createdAt }) => createdAt.getTime() > since)
    .reduce((sum, { shape }) => sum + shape.to.length, 0);
}

import type * as ses from '@aws-sdk/client-sesv2';
import type { Handlers } from '../../wire';
import { tagList, tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { requireConfigurationSet } from './configurationSets';
import type { Dns } from './Dns';
import { alreadyExists, badRequest, notFound, sesPage } from './errors';
import {
  createIdentity,
  type EmailIdentity,
  isDomain,
  requireIdentity,
  setMailFrom,
  signingKey,
} from './identities';
import { Verification } from './verification';

const typeOf = (identity: EmailIdentity) =>
  isDomain(identity) ? ('DOMAIN' as const) : ('EMAIL_ADDRESS' as const);

export function identityHandlers(world: World, dns: Dns) {
  const dkimOf = (place: Place, identity: EmailIdentity) =>
    describeDkim(identity, new Verification(place, dns));

  return {
    CreateEmailIdentity(input, context) {
      const place = placeOf(world, context);
      const identity = createIdentity(place, input, {
        tags: tagsOf(input.Tags),
      });
      world.changed();
      return {
        IdentityType: typeOf(identity),
        VerifiedForSendingStatus:
          new Verification(place, dns).statusOf(identity) === 'SUCCESS',
        DkimAttributes: dkimOf(place, identity),
      };
    },

    GetEmailIdentity({ EmailIdentity: name }, context) {
      const place = placeOf(world, context);
      const identity = requireIdentity(place, name);
      const verification = new Verification(place, dns);
      const { shape, tags } = identity;
      const status = verification.statusOf(identity);
      return {
        IdentityType: typeOf(identity),
        FeedbackForwardingStatus: shape.feedbackForwarding,
        VerifiedForSendingStatus: status === 'SUCCESS',
        VerificationStatus: status,
        VerificationInfo: verification.infoOf(identity),
        DkimAttributes: dkimOf(place, identity),
        MailFromAttributes: {
          MailFromDomain: shape.mailFrom?.domain,
          MailFromDomainStatus: mailFromStatus(
            verification.mailFromStatusOf(identity),
          ),
          BehaviorOnMxFailure: shape.onMxFailure,
        },
        Policies: shape.policies,
        Tags: tagList(tags),
        ConfigurationSetName: shape.configurationSetName,
      };
    },

    ListEmailIdentities(input, context) {
      const place = placeOf(world, context);
      const verification = new Verification(place, dns);
      const { items, next } = sesPage(
        place.region.emailIdentities.all(),
        input,
      );
      return {
        EmailIdentities: items.map(identity => {
          const status = verification.statusOf(identity);
          return {
            IdentityType: typeOf(identity),
            IdentityName: identity.id,
            SendingEnabled: status === 'SUCCESS',
            VerificationStatus: status,
          };
        }),
        NextToken: next,
      };
    },

    DeleteEmailIdentity({ EmailIdentity: name }, context) {
      const place = placeOf(world, context);
      place.region.emailIdentities.delete(requireIdentity(place, name).id);
      world.changed();
      return {};
    },

    PutEmailIdentityMailFromAttributes(input, context) {
      const place = placeOf(world, context);
      setMailFrom(
        place,
        requireIdentity(place, input.EmailIdentity),
        input.MailFromDomain,
        input.BehaviorOnMxFailure,
      );
      world.changed();
      return {};
    },

    PutEmailIdentityDkimAttributes(
      { EmailIdentity: name, SigningEnabled },
      context,
    ) {
      const identity = requireIdentity(placeOf(world, context), name);
      if (SigningEnabled && !isDomain(identity)) {
        throw badRequest(`Domain of ${name} is not verified for DKIM signing.`);
      }
      identity.shape.dkim.enabled = SigningEnabled ?? false;
      world.changed();
      return {};
    },

    PutEmailIdentityDkimSigningAttributes(input, context) {
      const place = placeOf(world, context);
      const identity = requireIdentity(place, input.EmailIdentity);
      Object.assign(
        identity.shape.dkim,
        signingKey(place, identity.id, input.SigningAttributes ?? {}),
      );
      world.changed();
      const { Status, Tokens, SigningHostedZone } = dkimOf(place, identity);
      return { DkimStatus: Status, DkimTokens: Tokens, SigningHostedZone };
    },

    PutEmailIdentityFeedbackAttributes(input, context) {
      const { shape } = requireIdentity(
        placeOf(world, context),
        input.EmailIdentity,
      );
      shape.feedbackForwarding = input.EmailForwardingEnabled ?? false;
      world.changed();
      return {};
    },

    PutEmailIdentityConfigurationSetAttributes(input, context) {
      const place = placeOf(world, context);
      const { shape } = requireIdentity(place, input.EmailIdentity);
      const { ConfigurationSetName: name } = input;
      if (name) requireConfigurationSet(place, name);
      shape.configurationSetName = name;
      world.changed();
      return {};
    },

    ...policyHandlers(world),
  } satisfies Handlers<typeof ses>;
}

function policyHandlers(world: World) {
  return {
    CreateEmailIdentityPolicy(input, context) {
      const place = placeOf(world, context);
      const { EmailIdentity: id, PolicyName: name = '', Policy = '' } = input;
      const { shape } = requireIdentity(place, id);
      if (shape.policies[name] !== undefined) {
        throw alreadyExists(
          `Policy ${name} already exists for identity ${id}.`,
        );
      }
      shape.policies[name] = Policy;
      world.changed();
      return {};
    },

    UpdateEmailIdentityPolicy(input, context) {
      const place = placeOf(world, context);
      const { EmailIdentity: id, PolicyName: name = '', Policy = '' } = input;
      const { shape } = requireIdentity(place, id);
      if (shape.policies[name] === undefined) {
        throw notFound(`Policy ${name} does not exist for identity ${id}.`);
      }
      shape.policies[name] = Policy;
      world.changed();
      return {};
    },

    DeleteEmailIdentityPolicy({ EmailIdentity: id, PolicyName = '' }, context) {
      const { shape } = requireIdentity(placeOf(world, context), id);
      delete shape.policies[PolicyName];
      world.changed();
      return {};
    },

    GetEmailIdentityPolicies: ({ EmailIdentity: id }, context) => ({
      Policies: requireIdentity(placeOf(world, context), id).shape.policies,
    }),
  } satisfies Handlers<typeof ses>;
}

function describeDkim(
  identity: EmailIdentity,
  verification: Verification,
): ses.DkimAttributes {
  const { dkim } = identity.shape;
  const status = verification.dkimStatusOf(identity);
  if (!isDomain(identity)) {
    return { SigningEnabled: false, Status: status };
  }
  return {
    SigningEnabled: dkim.enabled,
    Status: status,
    Tokens: dkim.tokens,
    SigningHostedZone: 'dkim.amazonses.com',
    SigningAttributesOrigin: dkim.origin,
    NextSigningKeyLength: dkim.keyLength,
    CurrentSigningKeyLength: dkim.keyLength,
    LastKeyGenerationTimestamp: dkim.keyMadeAt,
  };
}

const mailFromStatus = (
  status: ReturnType<Verification['mailFromStatusOf']>,
): ses.MailFromDomainStatus | undefined =>
  status === 'NOT_STARTED' ? undefined : status;

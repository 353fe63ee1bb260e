import type * as ses from '@aws-sdk/client-sesv2';
import type { Resource } from '../../world/Resource';
import type { EmailIdentityShape } from '../../world/resources/ses';
import { DIGITS, LOWER_CASE, seededText } from '../../world/seeded';
import { newResource, type Origin, type Place } from '../Place';
import { requireConfigurationSet } from './configurationSets';
import { alreadyExists, badRequest, notFound } from './errors';

const DOMAIN =
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const DKIM_TOKENS = 3;

export type EmailIdentity = Resource<EmailIdentityShape>;

/** @throws NotFoundException */
export function requireIdentity({ region }: Place, name = ''): EmailIdentity {
  const found = region.emailIdentities.get(name);
  if (!found) throw notFound(`Email identity ${name} does not exist.`);
  return found;
}

export const isDomain = ({ id }: EmailIdentity) => !id.includes('@');

/** @throws AlreadyExistsException, BadRequestException, NotFoundException */
export function createIdentity(
  place: Place,
  input: ses.CreateEmailIdentityRequest,
  origin: Origin,
): EmailIdentity {
  const { region } = place;
  const {
    EmailIdentity: name = '',
    ConfigurationSetName,
    DkimSigningAttributes: signing = {},
  } = input;
  if (!DOMAIN.test(name.split('@').pop() ?? '')) {
    throw badRequest(`Invalid email identity: ${name}`);
  }
  if (region.emailIdentities.has(name)) {
    throw alreadyExists(`Email identity ${name} already exist.`);
  }
  if (ConfigurationSetName)
    requireConfigurationSet(place, ConfigurationSetName);
  return region.emailIdentities.put(
    newResource(place, origin, {
      id: name,
      arn: region.arn('ses', `identity/${name}`),
      shape: {
        name,
        dkim: {
          enabled: !name.includes('@'),
          ...signingKey(place, name, signing),
        },
        onMxFailure: 'USE_DEFAULT_VALUE',
        feedbackForwarding: true,
        configurationSetName: ConfigurationSetName,
        policies: {},
      },
    }),
  );
}

/** The keys that sign from now on: AWS's own, or those of the owner. */
export function signingKey(
  { region, world }: Place,
  identity: string,
  signing: ses.DkimSigningAttributes,
): Omit<EmailIdentityShape['dkim'], 'enabled'> {
  const { DomainSigningSelector: selector, NextSigningKeyLength } = signing;
  const key = [world.seed, region.accountId, region.name, identity];
  const tokens = Array.from({ length: DKIM_TOKENS }, (_each, index) =>
    seededText(32, LOWER_CASE + DIGITS, ...key, index),
  );
  return {
    origin: selector ? 'EXTERNAL' : 'AWS_SES',
    tokens: selector ? [selector] : tokens,
    keyLength: NextSigningKeyLength ?? 'RSA_2048_BIT',
    keyMadeAt: world.now(),
  };
}

/** @throws BadRequestException for a domain that is none below the identity */
export function setMailFrom(
  { world }: Place,
  identity: EmailIdentity,
  domain: string | undefined,
  onMxFailure: ses.BehaviorOnMxFailure = 'USE_DEFAULT_VALUE',
): void {
  const { shape, id } = identity;
  const parent = id.split('@').pop();
  if (domain && !domain.endsWith(`.${parent}`)) {
    throw badRequest(
      `Provided MAIL-FROM domain <${domain}> is not subdomain of the domain of the identity <${id}>.`,
    );
  }
  shape.onMxFailure = onMxFailure;
  if (!domain) delete shape.mailFrom;
  else if (shape.mailFrom?.domain !== domain) {
    shape.mailFrom = { domain, setAt: world.now() };
  }
}

/** The records that the owner of a domain publishes, so that it is verified. */
export const dkimRecords = ({ id, shape }: EmailIdentity) =>
  shape.dkim.tokens.map(token => ({
    name: `${token}._domainkey.${id}`,
    value: `${token}.dkim.amazonses.com`,
  }));

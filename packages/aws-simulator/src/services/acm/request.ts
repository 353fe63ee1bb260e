import * as acm from '@aws-sdk/client-acm';
import { DateTime } from 'luxon';
import type { Region } from '../../world/Region';
import type { Resource, Tags } from '../../world/Resource';
import type { CertificateShape, DomainProof } from '../../world/resources/acm';
import { seededAlphanumeric, seededHex, seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';

/** What it takes ACM to say which records it wants. */
const PROOFS_SECONDS = 1;
const MOST_NAMES = 10;
const MOST_CHARACTERS = 253;
const DOMAIN =
  /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/;

type Asked = Omit<acm.RequestCertificateRequest, 'Tags'> & {
  tags?: Tags;
  stackId?: string;
};

/**
 * Asks for a certificate, which is there at once and issued later.
 * @throws ValidationException, LimitExceededException, InvalidDomainValidationOptionsException
 */
export function requestCertificate(
  world: World,
  region: Region,
  { DomainName = '', tags = {}, stackId, ...asked }: Asked,
): Resource<CertificateShape> {
  const known = alreadyRequested(world, region, asked.IdempotencyToken);
  if (known) return known;
  const domainName = DomainName.toLowerCase();
  const names = [
    ...new Set([
      domainName,
      ...(asked.SubjectAlternativeNames ?? []).map(name => name.toLowerCase()),
    ]),
  ];
  names.forEach(assertDomainName);
  if (names.length > MOST_NAMES) {
    throw new acm.LimitExceededException({
      message: `Error: the maximum number of domain names (${MOST_NAMES}) has been exceeded.`,
      $metadata: {},
    });
  }
  const validationMethod =
    asked.ValidationMethod === 'DNS' ? 'DNS' : ('EMAIL' as const);
  const proofs = names.map(name => ({
    domainName: name,
    validationDomain: validationDomain(name, asked.DomainValidationOptions),
    ...(validationMethod === 'DNS' && {
      record: validationRecord(world, region.accountId, name),
    }),
  }));
  const now = world.now();
  const id = seededUuid(
    world.seed,
    'certificate',
    region.accountId,
    region.name,
    domainName,
    now.getTime(),
    region.certificates.size,
  );
  const arn = region.arn('acm', `certificate/${id}`);
  const certificate = region.certificates.put({
    id: arn,
    arn,
    createdAt: now,
    tags,
    stackId,
    shape: {
      domainName,
      subjectAlternativeNames: names,
      validationMethod,
      keyAlgorithm: asked.KeyAlgorithm ?? 'RSA_2048',
      transparencyLogging:
        asked.Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED',
      idempotencyToken: asked.IdempotencyToken,
      proofs,
      proofsKnownAt: new Date(
        now.getTime() + world.pace.milliseconds(PROOFS_SECONDS),
      ),
    },
  });
  world.changed();
  return certificate;
}

/** A token means the same certificate for an hour. */
const alreadyRequested = (
  world: World,
  region: Region,
  token: string | undefined,
) =>
  region.certificates.find(
    ({ idempotencyToken }, { createdAt }) =>
      token !== undefined &&
      idempotencyToken === token &&
      DateTime.fromJSDate(createdAt).plus({ hours: 1 }) >
        DateTime.fromJSDate(world.now()),
  );

function assertDomainName(name: string) {
  if (DOMAIN.test(name) && name.length <= MOST_CHARACTERS) return;
  throw new acm.ValidationException({
    message: `1 validation error detected: Value '${name}' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${DOMAIN.source}`,
    $metadata: {},
  });
}

function validationDomain(
  name: string,
  options: acm.DomainValidationOption[] = [],
): string {
  const asked = options.find(
    each => each.DomainName?.toLowerCase() === name,
  )?.ValidationDomain;
  if (asked === undefined) return name;
  if (name === asked || name.endsWith(`.${asked}`)) return asked;
  throw new acm.InvalidDomainValidationOptionsException({
    message: `The validation domain ${asked} is not a superdomain of ${name}.`,
    $metadata: {},
  });
}

/**
 * The record that shows a domain to be the account's. It is the same for all
 * certificates, and for a domain and its wildcard.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function validationRecord(
  world: World,
  accountId: string,
  name: string,
): DomainProof['record'] {
  const domain = name.replace(/^\*\./, '');
  const keys = [world.seed, 'validation', accountId, domain];
  const server = seededAlphanumeric(10, 'server', ...keys).toLowerCase();
  return {
    Name: `_${seededHex(32, 'name', ...keys)}.${domain}.`,
    Type: 'CNAME',
    Value: `_${seededHex(32, 'value', ...keys)}.${server}.acm-validations.aws.`,
  };
}

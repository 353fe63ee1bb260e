import type { CertificateStatus } from '@aws-sdk/client-acm';
import { DateTime } from 'luxon';
import { findRecord } from '../../world/dns/findRecord';
import { absoluteName } from '../../world/dns/names';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { CertificateShape, DomainProof } from '../../world/resources/acm';
import type { World } from '../../world/World';
import { usersOf } from './inUse';

/** What it takes ACM to see a record and to issue. */
const ISSUING_SECONDS = 4;
/** @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html */
const VALIDATION_HOURS = 72;
/** @see https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
const VALID_DAYS = 198;
const RENEWED_DAYS_BEFORE_END = 45;

export interface CertificateState {
  status: CertificateStatus;
  issuedAt?: Date;
  notBefore?: Date;
  notAfter?: Date;
  /** When it was last renewed, if ever. */
  renewedAt?: Date;
}

/** What has become of a certificate by now. */
export function certificateState(
  world: World,
  region: Region,
  certificate: Resource<CertificateShape>,
): CertificateState {
  const { shape, createdAt } = certificate;
  const now = world.now();
  if (!shape.issuedAt) {
    const issuedAt = issueTime(world, region, certificate);
    if (!issuedAt || issuedAt > now) {
      const isLate =
        DateTime.fromJSDate(createdAt).plus({ hours: VALIDATION_HOURS }) <
        DateTime.fromJSDate(now);
      return { status: isLate ? 'VALIDATION_TIMED_OUT' : 'PENDING_VALIDATION' };
    }
    shape.issuedAt = issuedAt;
    world.changed();
  }
  const renewals = renewalsUntil(region, certificate, now);
  const begin = DateTime.fromJSDate(shape.issuedAt, { zone: 'utc' })
    .plus({ days: renewals * (VALID_DAYS - RENEWED_DAYS_BEFORE_END) })
    .startOf('day');
  const end = begin.plus({ days: VALID_DAYS }).endOf('day').startOf('second');
  return {
    status: end.toJSDate() < now ? 'EXPIRED' : 'ISSUED',
    issuedAt: shape.issuedAt,
    notBefore: begin.toJSDate(),
    notAfter: end.toJSDate(),
    renewedAt: renewals > 0 ? begin.toJSDate() : undefined,
  };
}

/** Whether a zone says what ACM asked for. */
export const isProven = (
  world: World,
  region: Region,
  proof: DomainProof,
): boolean => provenSince(world, region, proof) !== undefined;

function provenSince(
  world: World,
  region: Region,
  { record }: DomainProof,
): Date | undefined {
  if (!record) return undefined;
  const found = findRecord(
    world.global(region.accountId),
    record.Name,
    'CNAME',
  );
  const says = found?.ResourceRecords?.some(
    each => absoluteName(each.Value ?? '') === absoluteName(record.Value),
  );
  return says ? found?.since : undefined;
}

function issueTime(
  world: World,
  region: Region,
  { shape }: Resource<CertificateShape>,
): Date | undefined {
  const times = shape.proofs.map(proof => provenSince(world, region, proof));
  const known = times.filter(time => time !== undefined);
  if (known.length < times.length) return undefined;
  const last = Math.max(
    shape.proofsKnownAt.getTime(),
    ...known.map(time => time.getTime()),
  );
  return new Date(last + world.pace.milliseconds(ISSUING_SECONDS));
}

/** ACM renews by itself what is in use. */
function renewalsUntil(
  region: Region,
  { arn, shape }: Resource<CertificateShape>,
  now: Date,
): number {
  if (!shape.issuedAt || usersOf(region, arn).length === 0) return 0;
  const age = DateTime.fromJSDate(now)
    .diff(DateTime.fromJSDate(shape.issuedAt))
    .as('days');
  return Math.max(0, Math.floor(age / (VALID_DAYS - RENEWED_DAYS_BEFORE_END)));
}

import type * as acm from '@aws-sdk/client-acm';
import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { CertificateShape, DomainProof } from '../../world/resources/acm';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { usersOf } from './inUse';
import { certificateState, type CertificateState, isProven } from './state';

const KEY_USAGES = ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT'] as const;
const EXTENDED_KEY_USAGES = [
  { Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' },
] as const;
/** To whom a mail goes that asks whether a certificate is wanted. */
const MAILBOXES = ['administrator', 'hostmaster', 'postmaster', 'webmaster'];

export function describeCertificate(
  world: World,
  region: Region,
  certificate: Resource<CertificateShape>,
): acm.CertificateDetail {
  const { arn, createdAt, shape } = certificate;
  const state = certificateState(world, region, certificate);
  const users = usersOf(region, arn);
  const proofs = shape.proofs.map(proof =>
    describeProof(world, region, shape, proof, state),
  );
  return {
    CertificateArn: arn,
    DomainName: shape.domainName,
    SubjectAlternativeNames: shape.subjectAlternativeNames,
    DomainValidationOptions: proofs,
    Subject: `CN=${shape.domainName}`,
    Issuer: 'Amazon',
    CreatedAt: createdAt,
    Status: state.status,
    KeyAlgorithm: shape.keyAlgorithm,
    SignatureAlgorithm: shape.keyAlgorithm.startsWith('EC_')
      ? 'SHA256WITHECDSA'
      : 'SHA256WITHRSA',
    InUseBy: users,
    Type: 'AMAZON_ISSUED',
    RenewalEligibility: renewalEligibility(shape, state, users),
    Options: {
      CertificateTransparencyLoggingPreference: shape.transparencyLogging,
      Export: 'DISABLED',
    },
    KeyUsages: [],
    ExtendedKeyUsages: [],
    ...(state.status === 'VALIDATION_TIMED_OUT' && {
      FailureReason: 'NO_AVAILABLE_CONTACTS' as const,
    }),
    ...(state.issuedAt && {
      IssuedAt: state.issuedAt,
      NotBefore: state.notBefore,
      NotAfter: state.notAfter,
      Serial: (seededHex(32, arn, state.notBefore).match(/../g) ?? []).join(
        ':',
      ),
      KeyUsages: KEY_USAGES.map(Name => ({ Name })),
      ExtendedKeyUsages: [...EXTENDED_KEY_USAGES],
    }),
    ...(state.renewedAt && {
      RenewalSummary: {
        RenewalStatus: 'SUCCESS' as const,
        DomainValidationOptions: proofs,
        UpdatedAt: state.renewedAt,
      },
    }),
  };
}

export function summarize(
  world: World,
  region: Region,
  certificate: Resource<CertificateShape>,
): acm.CertificateSummary {
  const { arn, createdAt, shape } = certificate;
  const state = certificateState(world, region, certificate);
  const users = usersOf(region, arn);
  const isIssued = state.issuedAt !== undefined;
  return {
    CertificateArn: arn,
    DomainName: shape.domainName,
    SubjectAlternativeNameSummaries: shape.subjectAlternativeNames,
    HasAdditionalSubjectAlternativeNames: false,
    Status: state.status,
    Type: 'AMAZON_ISSUED',
    KeyAlgorithm: shape.keyAlgorithm,
    KeyUsages: isIssued ? [...KEY_USAGES] : [],
    ExtendedKeyUsages: isIssued
      ? EXTENDED_KEY_USAGES.map(each => each.Name)
      : [],
    ExportOption: 'DISABLED',
    InUse: users.length > 0,
    RenewalEligibility: renewalEligibility(shape, state, users),
    NotBefore: state.notBefore,
    NotAfter: state.notAfter,
    CreatedAt: createdAt,
    IssuedAt: state.issuedAt,
  };
}

/** @see https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html */
const renewalEligibility = (
  shape: CertificateShape,
  state: CertificateState,
  users: string[],
) =>
  state.status === 'ISSUED' &&
  shape.validationMethod === 'DNS' &&
  users.length > 0
    ? ('ELIGIBLE' as const)
    : ('INELIGIBLE' as const);

function describeProof(
  world: World,
  region: Region,
  shape: CertificateShape,
  proof: DomainProof,
  state: CertificateState,
): acm.DomainValidation {
  const isKnown = shape.proofsKnownAt <= world.now();
  return {
    DomainName: proof.domainName,
    ValidationDomain: proof.validationDomain,
    ValidationMethod: shape.validationMethod,
    ValidationStatus: validationStatus(world, region, proof, state),
    ...(proof.record && isKnown && { ResourceRecord: proof.record }),
    ...(!proof.record && {
      ValidationEmails: MAILBOXES.map(
        mailbox => `${mailbox}@${proof.validationDomain}`,
      ),
    }),
  };
}

function validationStatus(
  world: World,
  region: Region,
  proof: DomainProof,
  state: CertificateState,
): acm.DomainStatus {
  if (state.issuedAt) return 'SUCCESS';
  if (state.status === 'VALIDATION_TIMED_OUT') return 'FAILED';
  return isProven(world, region, proof) ? 'SUCCESS' : 'PENDING_VALIDATION';
}

import type { KeyAlgorithm } from '@aws-sdk/client-acm';
import { z } from 'zod';
import { deleteCertificate } from '../../services/acm/certificates';
import { requestCertificate } from '../../services/acm/request';
import { certificateState, isProven } from '../../services/acm/state';
import { applyChangeBatch } from '../../services/route53/changeBatch';
import { requireZone } from '../../services/route53/find';
import type { DomainProof } from '../../world/resources/acm';
import {
  type ProviderContext,
  requireResource,
  ResourceFailure,
  resourceProvider,
  tagsFor,
  text,
  texts,
} from '../ResourceProvider';
import { callService } from './callService';

const TTL_SECONDS = 300;

export const certificate = resourceProvider({
  type: 'AWS::CertificateManager::Certificate',
  seconds: 2,
  properties: {
    CertificateTransparencyLoggingPreference: z
      .enum(['ENABLED', 'DISABLED'])
      .optional(),
    DomainName: text,
    DomainValidationOptions: z
      .array(
        z.strictObject({
          DomainName: text,
          HostedZoneId: text.optional(),
          ValidationDomain: text.optional(),
        }),
      )
      .optional(),
    KeyAlgorithm: text.optional(),
    SubjectAlternativeNames: texts.optional(),
    ValidationMethod: z.enum(['DNS', 'EMAIL']).optional(),
  },
  replacedBy: [
    'DomainName',
    'DomainValidationOptions',
    'KeyAlgorithm',
    'SubjectAlternativeNames',
    'ValidationMethod',
  ],
  create(properties, context) {
    const { world, region, stackId } = context;
    const options = properties.DomainValidationOptions ?? [];
    const { arn, shape } = callService('Acm', () =>
      requestCertificate(world, region, {
        DomainName: properties.DomainName,
        SubjectAlternativeNames: properties.SubjectAlternativeNames,
        ValidationMethod: properties.ValidationMethod,
        DomainValidationOptions: options
          .filter(each => each.ValidationDomain !== undefined)
          .map(({ DomainName, ValidationDomain }) => ({
            DomainName,
            ValidationDomain,
          })),
        KeyAlgorithm: properties.KeyAlgorithm as KeyAlgorithm | undefined,
        Options: {
          CertificateTransparencyLoggingPreference:
            properties.CertificateTransparencyLoggingPreference,
        },
        tags: tagsFor(context, properties.Tags),
        stackId,
      }),
    );
    for (const { DomainName, HostedZoneId } of options) {
      const proof = shape.proofs.find(each => each.domainName === DomainName);
      if (HostedZoneId && proof) addRecord(context, HostedZoneId, proof);
    }
    return { physicalId: arn };
  },
  pending(arn, { world, region }) {
    const resource = requireResource(region.certificates, arn);
    const { status } = certificateState(world, region, resource);
    if (status === 'ISSUED') return undefined;
    if (status !== 'PENDING_VALIDATION') {
      throw new ResourceFailure(
        `Certificate is in an unexpected state: ${status}`,
        'GeneralServiceException',
      );
    }
    const { proofs } = resource.shape;
    const record = proofs.find(each => !isProven(world, region, each))?.record;
    return record
      ? `Content of DNS Record is: {Name: ${record.Name},Type: CNAME,Value: ${record.Value}}`
      : '';
  },
  update(properties, existing, context) {
    const resource = requireResource(
      context.region.certificates,
      existing.physicalId,
    );
    resource.shape.transparencyLogging =
      properties.CertificateTransparencyLoggingPreference ?? 'ENABLED';
    resource.tags = tagsFor(context, properties.Tags);
    return existing;
  },
  delete({ physicalId }, { world, region }) {
    if (!region.certificates.has(physicalId)) return;
    callService('Acm', () => deleteCertificate(world, region, physicalId));
  },
});

/** As in AWS, it stays in the zone when the certificate goes. */
function addRecord(
  { world, global }: ProviderContext,
  zoneId: string,
  { record }: DomainProof,
) {
  if (!record) return;
  callService('Route53', () =>
    applyChangeBatch(world, requireZone(world, global.accountId, zoneId), [
      {
        Action: 'UPSERT',
        ResourceRecordSet: {
          Name: record.Name,
          Type: 'CNAME',
          TTL: TTL_SECONDS,
          ResourceRecords: [{ Value: record.Value }],
        },
      },
    ]),
  );
}

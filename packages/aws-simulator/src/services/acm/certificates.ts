import * as acm from '@aws-sdk/client-acm';
import type { Handlers, RequestContext } from '../../wire';
import type { Region } from '../../world/Region';
import { tagsOf } from '../../world/Resource';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { describeCertificate, summarize } from './describe';
import { requireCertificate } from './find';
import { usersOf } from './inUse';
import { requestCertificate } from './request';
import { certificateState } from './state';

const MOST_ITEMS = 1000;
/** What the list shows unless it is asked for other keys. */
const DEFAULT_KEYS: acm.KeyAlgorithm[] = ['RSA_1024', 'RSA_2048'];

export function certificateHandlers(world: World): Handlers<typeof acm> {
  const regionOf = (context: RequestContext) =>
    world.region(context.accountId, context.region);

  return {
    RequestCertificate({ Tags: tags, ...input }, context) {
      const { arn } = requestCertificate(world, regionOf(context), {
        ...input,
        tags: tagsOf(tags),
      });
      return { CertificateArn: arn };
    },

    DescribeCertificate({ CertificateArn }, context) {
      const region = regionOf(context);
      const certificate = requireCertificate(region, CertificateArn);
      return { Certificate: describeCertificate(world, region, certificate) };
    },

    ListCertificates(input, context) {
      const region = regionOf(context);
      const { CertificateStatuses: statuses } = input;
      const keys = input.Includes?.keyTypes ?? DEFAULT_KEYS;
      const wanted = region.certificates.where(
        (shape, each) =>
          keys.includes(shape.keyAlgorithm) &&
          (!statuses?.length ||
            statuses.includes(certificateState(world, region, each).status)),
      );
      const { items, next } = sortedPage(wanted, {
        token: input.NextToken,
        size: Math.min(input.MaxItems ?? MOST_ITEMS, MOST_ITEMS),
        keyOf: each => each.arn,
        invalidToken: () =>
          new acm.ValidationException({
            message: 'The NextToken is not valid.',
            $metadata: {},
          }),
      });
      return {
        CertificateSummaryList: items.map(each =>
          summarize(world, region, each),
        ),
        NextToken: next,
      };
    },

    DeleteCertificate({ CertificateArn }, context) {
      deleteCertificate(world, regionOf(context), CertificateArn);
      return {};
    },

    UpdateCertificateOptions({ CertificateArn, Options }, context) {
      const { shape } = requireCertificate(regionOf(context), CertificateArn);
      shape.transparencyLogging =
        Options?.CertificateTransparencyLoggingPreference ?? 'ENABLED';
      world.changed();
      return {};
    },
  };
}

/** @throws ResourceNotFoundException, ResourceInUseException */
export function deleteCertificate(
  world: World,
  region: Region,
  certificateArn: string | undefined,
) {
  const { arn } = requireCertificate(region, certificateArn);
  if (usersOf(region, arn).length > 0) {
    throw new acm.ResourceInUseException({
      message: `Certificate ${arn} in account ${region.accountId} is in use.`,
      $metadata: {},
    });
  }
  region.certificates.delete(arn);
  world.changed();
}

import * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import { seededFraction } from '../../world/seeded';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { ecrPage, imageIdText, inRepository } from './errors';
import { type Image, requireImage } from './images';
import { requireRepository } from './repositories';
import { VULNERABILITIES } from './vulnerabilities';

const SCAN_SECONDS = 15;
const DAY_MS = 24 * 3600 * 1000;

export function scanHandlers(world: World) {
  return {
    StartImageScan({ repositoryName, imageId }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const { shape } = requireImage(place, repository, imageId);
      const last = shape.scannedAt?.getTime() ?? 0;
      if (world.now().getTime() - last < DAY_MS) {
        throw new ecr.LimitExceededException({
          message:
            'The scan quota per image has been exceeded. Wait and try again.',
          $metadata: {},
        });
      }
      shape.scannedAt = world.now();
      world.changed();
      return {
        registryId: context.accountId,
        repositoryName,
        imageId: { ...imageId, imageDigest: shape.digest },
        imageScanStatus: { status: 'IN_PROGRESS' },
      };
    },

    DescribeImageScanFindings(input, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, input.repositoryName);
      const image = requireImage(place, repository, input.imageId);
      const status = scanStatus(place, image);
      if (!status) {
        throw new ecr.ScanNotFoundException({
          message: `Image scan does not exist for the image with '${imageIdText(
            {
              imageTag: input.imageId?.imageTag,
              imageDigest: image.shape.digest,
            },
          )}' in ${inRepository(repository.id, place.region)}`,
          $metadata: {},
        });
      }
      const findings = findingsOf(place, image);
      const { items, next } = ecrPage(findings, input, each => each.name ?? '');
      return {
        registryId: context.accountId,
        repositoryName: repository.id,
        imageId: {
          imageDigest: image.shape.digest,
          imageTag: input.imageId?.imageTag,
        },
        imageScanStatus: status,
        ...(status.status === 'COMPLETE' && {
          imageScanFindings: { ...summaryOf(place, image), findings: items },
          nextToken: next,
        }),
      };
    },
  } satisfies Handlers<typeof ecr>;
}

/** Undefined for an image that nobody asked to scan. */
export function scanStatus(
  { world }: Place,
  { shape }: Image,
): ecr.ImageScanStatus | undefined {
  if (!shape.scannedAt) return undefined;
  const age = world.now().getTime() - shape.scannedAt.getTime();
  return age < world.pace.milliseconds(SCAN_SECONDS)
    ? { status: 'IN_PROGRESS' }
    : {
        status: 'COMPLETE',
        description: 'The scan was completed successfully.',
      };
}

/** Undefined until the scan is complete. */
export function summaryOf(
  place: Place,
  image: Image,
): ecr.ImageScanFindingsSummary | undefined {
  if (scanStatus(place, image)?.status !== 'COMPLETE') return undefined;
  const counts: Partial<Record<ecr.FindingSeverity, number>> = {};
  for (const { severity = 'UNDEFINED' } of findingsOf(place, image)) {
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return {
    imageScanCompletedAt: image.shape.scannedAt,
    vulnerabilitySourceUpdatedAt: image.shape.scannedAt,
    findingSeverityCounts: counts,
  };
}

/** What an image carries follows from its digest. */
const findingsOf = ({ world }: Place, { shape }: Image) =>
  VULNERABILITIES.filter(
    ({ share, name }) => seededFraction(world.seed, shape.digest, name) < share,
  ).map(
    ({ share: _share, packageName, packageVersion, score, ...finding }) => ({
      ...finding,
      uri: `https://security-tracker.debian.org/tracker/${finding.name}`,
      attributes: [
        { key: 'package_version', value: packageVersion },
        { key: 'package_name', value: packageName },
        { key: 'CVSS3_SCORE', value: score },
      ],
    }),
  );

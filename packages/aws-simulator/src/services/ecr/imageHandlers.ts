import type * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { ecrPage } from './errors';
import {
  deleteImage,
  findImage,
  type Image,
  imageIdsOf,
  imagesOf,
  putImage,
  requireImage,
} from './images';
import { requireRepository } from './repositories';
import { scanStatus, summaryOf } from './scanning';

export function imageHandlers(world: World) {
  return {
    PutImage(input, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, input.repositoryName);
      const image = putImage(place, repository, input);
      world.changed();
      return { image: describeImage(place, image, input.imageTag) };
    },

    BatchGetImage({ repositoryName, imageIds = [] }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const asked = imageIds.map(imageId => ({
        imageId,
        image: findImage(place, repository, imageId),
      }));
      return {
        images: asked.flatMap(({ image, imageId }) =>
          image ? [describeImage(place, image, imageId.imageTag)] : [],
        ),
        failures: notFoundAmong(asked),
      };
    },

    BatchDeleteImage({ repositoryName, imageIds = [] }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const asked = imageIds.map(imageId => {
        const image = findImage(place, repository, imageId);
        return {
          imageId,
          image,
          gone: image ? deleteImage(place, image, imageId) : [],
        };
      });
      world.changed();
      return {
        imageIds: asked.flatMap(({ gone }) => gone),
        failures: notFoundAmong(asked),
      };
    },

    ListImages({ repositoryName, filter, ...paging }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const { items, next } = ecrPage(
        imagesOf(place, repository)
          .filter(image => hasTagStatus(image, filter?.tagStatus))
          .flatMap(imageIdsOf),
        paging,
        ({ imageDigest, imageTag }) => `${imageDigest} ${imageTag ?? ''}`,
      );
      return { imageIds: items, nextToken: next };
    },

    DescribeImages({ repositoryName, imageIds, filter, ...paging }, context) {
      const place = placeOf(world, context);
      const repository = requireRepository(place, repositoryName);
      const images = imageIds
        ? imageIds.map(imageId => requireImage(place, repository, imageId))
        : imagesOf(place, repository);
      const { items, next } = ecrPage(
        [...new Set(images)].filter(image =>
          hasTagStatus(image, filter?.tagStatus),
        ),
        paging,
        ({ id }) => id,
      );
      return {
        imageDetails: items.map(image => detailOf(place, image)),
        nextToken: next,
      };
    },
  } satisfies Handlers<typeof ecr>;
}

const hasTagStatus = ({ shape }: Image, status: ecr.TagStatus = 'ANY') =>
  status === 'ANY' || (status === 'TAGGED') === shape.tags.length > 0;

const notFoundAmong = (
  asked: Array<{ imageId: ecr.ImageIdentifier; image: Image | undefined }>,
): ecr.ImageFailure[] =>
  asked.flatMap(({ imageId, image }) =>
    image
      ? []
      : [
          {
            imageId,
            failureCode: 'ImageNotFound' as const,
            failureReason: 'Requested image not found',
          },
        ],
  );

const describeImage = (
  { region }: Place,
  { shape }: Image,
  imageTag: string | undefined,
): ecr.Image => ({
  registryId: region.accountId,
  repositoryName: shape.repositoryName,
  imageId: { imageDigest: shape.digest, imageTag },
  imageManifest: shape.manifest,
  imageManifestMediaType: shape.mediaType,
});

function detailOf(place: Place, image: Image): ecr.ImageDetail {
  const { shape } = image;
  return {
    registryId: place.region.accountId,
    repositoryName: shape.repositoryName,
    imageDigest: shape.digest,
    imageTags: shape.tags.length > 0 ? shape.tags : undefined,
    imageSizeInBytes: shape.sizeInBytes,
    imagePushedAt: shape.pushedAt,
    imageManifestMediaType: shape.mediaType,
    artifactMediaType: 'application/vnd.docker.container.image.v1+json',
    imageScanStatus: scanStatus(place, image),
    imageScanFindingsSummary: summaryOf(place, image),
  };
}

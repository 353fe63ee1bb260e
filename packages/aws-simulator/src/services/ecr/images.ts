import { createHash } from 'node:crypto';
import * as ecr from '@aws-sdk/client-ecr';
import { z } from 'zod';
import type { Resource } from '../../world/Resource';
import type { ImageShape } from '../../world/resources/ecr';
import { newResource, type Place } from '../Place';
import { imageIdText, inRepository, invalidParameter } from './errors';
import { expiredImages, parseLifecyclePolicy } from './lifecycle';
import { isImmutable, type Repository } from './repositories';

const descriptor = z.object({ digest: z.string(), size: z.number() });

/** What of a manifest counts here; an index lists other manifests. */
const manifestSchema = z.object({
  mediaType: z.string().optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
  manifests: z.array(descriptor).optional(),
});

export type Image = Resource<ImageShape>;

/** The images of a repository, without those that its policy has expired. */
export function imagesOf(
  { region, world }: Place,
  { id, shape }: Repository,
): Image[] {
  const images = region.images.where(each => each.repositoryName === id);
  if (!shape.lifecyclePolicy) return images;
  const rules = parseLifecyclePolicy(shape.lifecyclePolicy.text);
  const expired = expiredImages(rules, images, world.now());
  for (const { image } of expired) region.images.delete(image.id);
  return images.filter(({ id: each }) => region.images.has(each));
}

/** By digest, by tag, or by both when they agree. */
export function findImage(
  place: Place,
  repository: Repository,
  { imageDigest, imageTag }: ecr.ImageIdentifier,
): Image | undefined {
  return imagesOf(place, repository).find(
    ({ shape }) =>
      (imageDigest ?? shape.digest) === shape.digest &&
      (imageTag === undefined || shape.tags.includes(imageTag)),
  );
}

/** @throws ImageNotFoundException */
export function requireImage(
  place: Place,
  repository: Repository,
  imageId: ecr.ImageIdentifier = {},
): Image {
  const found = findImage(place, repository, imageId);
  if (found) return found;
  throw new ecr.ImageNotFoundException({
    message: `The image with imageId ${imageIdText(
      imageId,
    )} does not exist within ${inRepository(repository.id, place.region)}`,
    $metadata: {},
  });
}

/**
 * Takes an image in, or gives one that is there a further tag.
 *
 * @throws ImageTagAlreadyExistsException, ImageAlreadyExistsException,
 *   LayersNotFoundException, ImageDigestDoesNotMatchException
 */
export function putImage(
  place: Place,
  repository: Repository,
  input: Omit<ecr.PutImageRequest, 'repositoryName'>,
): Image {
  const { region, world } = place;
  const { imageManifest: manifest = '', imageTag: tag } = input;
  const content = parseManifest(manifest);
  const digest = `sha256:${createHash('sha256')
    .update(manifest)
    .digest('hex')}`;
  if (input.imageDigest && input.imageDigest !== digest) {
    throw new ecr.ImageDigestDoesNotMatchException({
      message: `The specified image digest '${input.imageDigest}' does not match the digest '${digest}' that was computed from the image manifest.`,
      $metadata: {},
    });
  }
  assertLayers(place, repository, content);
  const known = region.images.get(`${repository.id}@${digest}`);
  moveTag(place, repository, tag, digest);
  const image =
    known ??
    region.images.put(
      newResource(
        place,
        {},
        {
          id: `${repository.id}@${digest}`,
          arn: `${repository.arn}/${digest}`,
          shape: {
            repositoryName: repository.id,
            digest,
            manifest,
            mediaType:
              input.imageManifestMediaType ??
              content.mediaType ??
              'application/vnd.docker.distribution.manifest.v2+json',
            tags: [],
            pushedAt: world.now(),
            sizeInBytes: [content.config, ...(content.layers ?? [])].reduce(
              (sum, part) => sum + (part?.size ?? 0),
              0,
            ),
            ...(repository.shape.imageScanningConfiguration?.scanOnPush && {
              scannedAt: world.now(),
            }),
          },
        },
      ),
    );
  if (tag && !image.shape.tags.includes(tag)) image.shape.tags.push(tag);
  return image;
}

/** Takes a tag from the image that has it, where that is allowed. */
function moveTag(
  place: Place,
  repository: Repository,
  tag: string | undefined,
  digest: string,
) {
  const { region } = place;
  const holder = tag
    ? findImage(place, repository, { imageTag: tag })
    : region.images.get(`${repository.id}@${digest}`);
  if (!holder) return;
  if (holder.shape.digest === digest) {
    throw new ecr.ImageAlreadyExistsException({
      message: `Image with digest '${digest}' and tag '${
        tag ?? 'null'
      }' already exists in ${inRepository(repository.id, region)}`,
      $metadata: {},
    });
  }
  if (tag && isImmutable(repository, tag)) {
    throw new ecr.ImageTagAlreadyExistsException({
      message: `The image tag '${tag}' already exists in the '${repository.id}' repository and cannot be overwritten because the tag is immutable.`,
      $metadata: {},
    });
  }
  holder.shape.tags = holder.shape.tags.filter(each => each !== tag);
}

function parseManifest(text: string): z.output<typeof manifestSchema> {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw invalidParameter(
      'ImageManifest',
      error instanceof SyntaxError
        ? 'Invalid JSON syntax'
        : 'Manifest is not valid',
    );
  }
}

function assertLayers(
  { region }: Place,
  { id: name }: Repository,
  { config, layers = [] }: z.output<typeof manifestSchema>,
) {
  const missing = [...(config ? [config] : []), ...layers].filter(
    ({ digest }) =>
      !region.imageLayers.has(`${name}@${digest}`) &&
      !region.images.find(
        ({ repositoryName, manifest }) =>
          repositoryName === name && manifest.includes(digest),
      ),
  );
  if (missing.length === 0) return;
  throw new ecr.LayersNotFoundException({
    message: `Layers with digests '${missing
      .map(({ digest }) => digest)
      .join(
        ', ',
      )}' required for pushing image into repository with name '${name}' in the registry with id '${
      region.accountId
    }' do not exist`,
    $metadata: {},
  });
}

/**
 * Removes a tag, or the image when it is meant by its digest or has no other.
 * @returns what is gone
 */
export function deleteImage(
  { region }: Place,
  image: Image,
  { imageDigest, imageTag }: ecr.ImageIdentifier,
): ecr.ImageIdentifier[] {
  const { shape, id } = image;
  const rest = shape.tags.filter(tag => tag !== imageTag);
  if (!imageDigest && rest.length > 0) {
    shape.tags = rest;
    return [{ imageDigest: shape.digest, imageTag }];
  }
  region.images.delete(id);
  return imageIdsOf(image);
}

/** One id for each tag, or that without a tag. */
export const imageIdsOf = ({ shape }: Image): ecr.ImageIdentifier[] =>
  shape.tags.length > 0
    ? shape.tags.map(imageTag => ({ imageDigest: shape.digest, imageTag }))
    : [{ imageDigest: shape.digest }];

import { createHash } from 'node:crypto';
import * as ecr from '@aws-sdk/client-ecr';
import type { Handlers } from '../../wire';
import { seededUuid } from '../../world/seeded';
import type { World } from '../../world/World';
import { newResource, type Place, placeOf } from '../Place';
import { inRepository } from './errors';
import { requireRepository } from './repositories';

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_InitiateLayerUpload.html */
const PART_SIZE_BYTES = 10_485_760;

export function layerHandlers(world: World) {
  const requireUpload = (
    place: Place,
    repositoryName: string | undefined,
    uploadId: string | undefined,
  ) => {
    const repository = requireRepository(place, repositoryName);
    const found = place.region.layerUploads.get(uploadId);
    if (found?.shape.repositoryName === repository.id) return found;
    throw new ecr.UploadNotFoundException({
      message: `The upload with id '${uploadId}' could not be found in ${inRepository(
        repository.id,
        place.region,
      )}`,
      $metadata: {},
    });
  };

  return {
    BatchCheckLayerAvailability(
      { repositoryName, layerDigests = [] },
      context,
    ) {
      const place = placeOf(world, context);
      const { id } = requireRepository(place, repositoryName);
      const asked = layerDigests.map(layerDigest => ({
        layerDigest,
        layer: place.region.imageLayers.get(`${id}@${layerDigest}`),
      }));
      return {
        layers: asked.map(({ layerDigest, layer }) => ({
          layerDigest,
          layerAvailability: layer
            ? ('AVAILABLE' as const)
            : ('UNAVAILABLE' as const),
          layerSize: layer?.shape.sizeInBytes,
        })),
        failures: [],
      };
    },

    InitiateLayerUpload({ repositoryName }, context) {
      const place = placeOf(world, context);
      const { id, arn } = requireRepository(place, repositoryName);
      const uploads = place.region.layerUploads;
      const uploadId = seededUuid(
        world.seed,
        arn,
        world.now().getTime(),
        uploads.size,
      );
      uploads.put(
        newResource(
          place,
          {},
          {
            id: uploadId,
            arn: `${arn}/upload/${uploadId}`,
            shape: { repositoryName: id, parts: [], receivedBytes: 0 },
          },
        ),
      );
      world.changed();
      return { uploadId, partSize: PART_SIZE_BYTES };
    },

    UploadLayerPart(input, context) {
      const place = placeOf(world, context);
      const { repositoryName, uploadId, layerPartBlob } = input;
      const { shape } = requireUpload(place, repositoryName, uploadId);
      if (input.partFirstByte !== shape.receivedBytes) {
        throw new ecr.InvalidLayerPartException({
          message: `The layer part size is not valid, or the first byte specified is not consecutive to the last byte of a previous layer part upload.`,
          lastValidByteReceived: shape.receivedBytes - 1,
          repositoryName,
          uploadId,
          registryId: context.accountId,
          $metadata: {},
        });
      }
      const part = Buffer.from(layerPartBlob ?? []);
      shape.parts.push(part.toString('base64'));
      shape.receivedBytes += part.length;
      world.changed();
      return {
        registryId: context.accountId,
        repositoryName,
        uploadId,
        lastByteReceived: shape.receivedBytes - 1,
      };
    },

    CompleteLayerUpload({ repositoryName, uploadId, layerDigests }, context) {
      const place = placeOf(world, context);
      const { region } = place;
      const { id, shape } = requireUpload(place, repositoryName, uploadId);
      if (shape.receivedBytes === 0) {
        throw new ecr.EmptyUploadException({
          message: `The upload with id '${uploadId}' does not have any layer parts`,
          $metadata: {},
        });
      }
      const layerDigest = digestOf(shape.parts);
      if (!layerDigests?.includes(layerDigest)) {
        throw new ecr.InvalidLayerException({
          message: `The layer digest '${layerDigests}' does not match the digest '${layerDigest}' of what was uploaded`,
          $metadata: {},
        });
      }
      const layerId = `${shape.repositoryName}@${layerDigest}`;
      if (region.imageLayers.has(layerId)) {
        throw new ecr.LayerAlreadyExistsException({
          message: `Layer with digest '${layerDigest}' already exists in ${inRepository(
            shape.repositoryName,
            region,
          )}`,
          $metadata: {},
        });
      }
      region.layerUploads.delete(id);
      putLayer(place, shape.repositoryName, layerDigest, shape.receivedBytes);
      world.changed();
      return {
        registryId: context.accountId,
        repositoryName,
        uploadId,
        layerDigest,
      };
    },

    GetDownloadUrlForLayer({ repositoryName, layerDigest }, context) {
      const place = placeOf(world, context);
      const { id } = requireRepository(place, repositoryName);
      if (!place.region.imageLayers.has(`${id}@${layerDigest}`)) {
        throw new ecr.LayersNotFoundException({
          message: `The layer with digest '${layerDigest}' does not exist in ${inRepository(
            id,
            place.region,
          )}`,
          $metadata: {},
        });
      }
      return {
        layerDigest,
        downloadUrl: `https://prod-${context.region}-starport-layer-bucket.s3.${context.region}.amazonaws.com/${layerDigest}`,
      };
    },
  } satisfies Handlers<typeof ecr>;
}

export function putLayer(
  place: Place,
  repositoryName: string,
  digest: string,
  sizeInBytes: number,
): void {
  const id = `${repositoryName}@${digest}`;
  place.region.imageLayers.put(
    newResource(
      place,
      {},
      {
        id,
        arn: place.region.arn('ecr', `layer/${id}`),
        shape: { repositoryName, digest, sizeInBytes },
      },
    ),
  );
}

function digestOf(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part, 'base64');
  return `sha256:${hash.digest('hex')}`;
}

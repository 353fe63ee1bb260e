import {
  BatchDeleteImageCommand,
  ECRClient,
  type ImageIdentifier,
  ListImagesCommand,
} from '@aws-sdk/client-ecr';
import type { Loosening } from './Loosening';

/** What one request takes. */
const IMAGES_AT_ONCE = 100;

/** Removes the images of a repository, which has to be empty. */
export const repository: Loosening = async (resource, { get, work }) => {
  if (resource.deletionPolicy?.startsWith('Retain')) return;
  const client = await get(ECRClient);
  const repositoryName = resource.physicalId;
  for (;;) {
    const imageIds: ImageIdentifier[] = await work.patience
      .read(() =>
        client.send(
          new ListImagesCommand({ repositoryName, maxResults: IMAGES_AT_ONCE }),
        ),
      )
      .then(answer => answer.imageIds ?? [])
      .catch(error => {
        if (/NotFound/.test(error.name)) return [];
        throw error;
      });
    if (imageIds.length === 0) return;
    const { failures = [] } = await work.patience.change(
      'ecr:BatchDeleteImage',
      repositoryName,
      () =>
        client.send(
          new BatchDeleteImageCommand({
            repositoryName,
            // By digest: one tag less would leave the image.
            imageIds: imageIds.map(({ imageDigest }) => ({ imageDigest })),
          }),
        ),
    );
    // What a list of images refers to goes after the list, the next time.
    const refused = failures.filter(
      ({ failureCode }) => failureCode !== 'ImageNotFound',
    );
    if (refused.length === imageIds.length) {
      throw work.failure(
        `No image in the repository ${repositoryName} can be deleted: ${refused[0].failureReason}`,
      );
    }
  }
};

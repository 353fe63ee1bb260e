import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ObjectIdentifier,
  S3Client,
} from '@aws-sdk/client-s3';
import type { DoomedResource, Loosening, LooseningContext } from './Loosening';

/** Empties a bucket: every object, every version of it, every mark. */
export const bucket: Loosening = async (resource, context) => {
  if (resource.deletionPolicy?.startsWith('Retain')) return;
  const client = await context.get(S3Client);
  for (;;) {
    const Objects = await firstPage(client, resource, context);
    if (Objects.length === 0) return;
    const { Errors = [] } = await context.work.patience.change(
      's3:DeleteObjectVersion',
      resource.physicalId,
      () =>
        client.send(
          new DeleteObjectsCommand({
            Bucket: resource.physicalId,
            Delete: { Objects, Quiet: true },
          }),
        ),
    );
    const [refused] = Errors;
    if (refused) {
      throw context.work.failure(
        `${refused.Key} in the bucket ${resource.physicalId} cannot be deleted: ${refused.Message}`,
      );
    }
  }
};

/** What has been deleted is not listed any more: the first page is the next. */
async function firstPage(
  client: S3Client,
  { physicalId }: DoomedResource,
  { work }: LooseningContext,
): Promise<ObjectIdentifier[]> {
  try {
    const { Versions = [], DeleteMarkers = [] } = await work.patience.read(() =>
      client.send(new ListObjectVersionsCommand({ Bucket: physicalId })),
    );
    return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }));
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucket') return [];
    throw error;
  }
}

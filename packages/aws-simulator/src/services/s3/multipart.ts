import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { MultipartUpload } from '../../world/resources/others';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';
import { type Bucket, requireBucket } from './findBucket';
import { bytesOf, etagOf, md5Of, store } from './storedObjects';

/** Of every part but the last. */
const SMALLEST_PART_BYTES = 5 * 1024 * 1024;
const MOST_PARTS = 10_000;

/**
 * Uploads in parts.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
export function multipartHandlers(world: World): Handlers<typeof s3> {
  return {
    CreateMultipartUpload({ Bucket, Key = '', ...input }, context) {
      const { shape } = requireBucket(world, context, Bucket);
      const UploadId = seededHex(64, context.requestId, Key);
      shape.uploads = {
        ...shape.uploads,
        [UploadId]: {
          key: Key,
          at: world.now(),
          contentType: input.ContentType,
          metadata: input.Metadata,
          parts: {},
        },
      };
      world.changed();
      return { Bucket, Key, UploadId };
    },

    UploadPart({ Bucket, UploadId, PartNumber = 0, Body }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const upload = requireUpload(bucket, UploadId);
      if (PartNumber < 1 || PartNumber > MOST_PARTS) {
        throw new AwsError(
          'InvalidArgument',
          `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
        );
      }
      const bytes = bytesOf(Body);
      upload.parts[PartNumber] = {
        body: bytes.toString('base64'),
        at: world.now(),
      };
      world.changed();
      return { ETag: `"${md5Of(bytes)}"`, ServerSideEncryption: 'AES256' };
    },

    ListParts({ Bucket, Key, UploadId }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const upload = requireUpload(bucket, UploadId);
      return {
        Bucket,
        Key,
        UploadId,
        IsTruncated: false,
        Parts: Object.entries(upload.parts).map(([number, { body, at }]) => {
          const bytes = Buffer.from(body, 'base64');
          return {
            PartNumber: Number(number),
            LastModified: at,
            Size: bytes.length,
            ETag: `"${md5Of(bytes)}"`,
          };
        }),
      };
    },

    ListMultipartUploads({ Bucket, Prefix = '' }, context) {
      const { shape } = requireBucket(world, context, Bucket);
      return {
        Bucket,
        Prefix,
        IsTruncated: false,
        Uploads: Object.entries(shape.uploads ?? {})
          .filter(([, upload]) => upload.key.startsWith(Prefix))
          .map(([UploadId, { key, at }]) => ({
            UploadId,
            Key: key,
            Initiated: at,
          })),
      };
    },

    CompleteMultipartUpload({ Bucket, Key = '', ...input }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const { UploadId } = input;
      const upload = requireUpload(bucket, UploadId);
      const parts = partsOf(upload, input.MultipartUpload?.Parts ?? []);
      const digests = parts.map(each => Buffer.from(md5Of(each), 'hex'));
      const stored = store(world, bucket, Key, {
        body: Buffer.concat(parts).toString('base64'),
        at: world.now(),
        contentType: upload.contentType,
        metadata: upload.metadata,
        etag: `${md5Of(Buffer.concat(digests))}-${parts.length}`,
      });
      removeUpload(bucket, UploadId);
      return {
        Bucket,
        Key,
        Location: `${context.endpoint}/${Bucket}/${Key}`,
        ETag: etagOf(stored),
        VersionId: stored.versionId,
      };
    },

    AbortMultipartUpload({ Bucket, UploadId }, context) {
      const bucket = requireBucket(world, context, Bucket);
      requireUpload(bucket, UploadId);
      removeUpload(bucket, UploadId);
      world.changed();
      return {};
    },
  };
}

/** @throws NoSuchUpload */
function requireUpload({ shape }: Bucket, id = ''): MultipartUpload {
  const { uploads = {} } = shape;
  if (Object.hasOwn(uploads, id)) return uploads[id];
  throw new s3.NoSuchUpload({
    message:
      'The specified multipart upload does not exist. The upload ID might be invalid, or the multipart upload might have been aborted or completed.',
    $metadata: {},
  });
}

function removeUpload({ shape }: Bucket, id = '') {
  const { [id]: _removed, ...others } = shape.uploads ?? {};
  shape.uploads = others;
}

function partsOf(
  upload: MultipartUpload,
  wanted: s3.CompletedPart[],
): Buffer[] {
  const numbers = wanted.map(each => each.PartNumber ?? 0);
  if (numbers.some((each, index) => index > 0 && each <= numbers[index - 1])) {
    throw new AwsError(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  const parts = wanted.map(({ PartNumber = 0, ETag = '' }) => {
    const part = upload.parts[PartNumber];
    const bytes = Buffer.from(part?.body ?? '', 'base64');
    if (!part || md5Of(bytes) !== ETag.replace(/"/g, '')) {
      throw new AwsError(
        'InvalidPart',
        'One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part’s entity tag.',
      );
    }
    return bytes;
  });
  if (parts.slice(0, -1).some(each => each.length < SMALLEST_PART_BYTES)) {
    throw new AwsError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
    );
  }
  return parts;
}

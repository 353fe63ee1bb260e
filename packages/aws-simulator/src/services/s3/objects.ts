import { createHash } from 'node:crypto';
import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { BucketShape } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { requireBucket } from './buckets';

const MOST_KEYS = 1000;

type StoredObject = BucketShape['objects'][string];

export function objectHandlers(world: World): Handlers<typeof s3> {
  const objectsOf = (accountId: string, bucket?: string) =>
    requireBucket(world, accountId, bucket).shape.objects;

  return {
    PutObject({ Bucket, Key = '', Body, ContentType }, { accountId }) {
      const stored: StoredObject = {
        body: bytesOf(Body).toString('base64'),
        at: world.now(),
        contentType: ContentType,
      };
      objectsOf(accountId, Bucket)[Key] = stored;
      world.changed();
      return { ETag: etagOf(stored), ServerSideEncryption: 'AES256' };
    },

    GetObject({ Bucket, Key = '' }, { accountId }) {
      const objects = objectsOf(accountId, Bucket);
      if (!Object.hasOwn(objects, Key)) {
        throw new s3.NoSuchKey({
          message: 'The specified key does not exist.',
          $metadata: {},
        });
      }
      const body = Buffer.from(objects[Key].body, 'base64');
      return {
        ...headersOf(objects[Key]),
        // The wire takes bytes where the client's type speaks of a stream.
        Body: body as unknown as s3.GetObjectCommandOutput['Body'],
      };
    },

    HeadObject({ Bucket, Key = '' }, { accountId }) {
      const objects = objectsOf(accountId, Bucket);
      if (!Object.hasOwn(objects, Key)) {
        throw new s3.NotFound({ message: 'Not Found', $metadata: {} });
      }
      return headersOf(objects[Key]);
    },

    DeleteObject({ Bucket, Key = '' }, { accountId }) {
      delete objectsOf(accountId, Bucket)[Key];
      world.changed();
      return {};
    },

    ListObjectsV2(input, { accountId }) {
      const { Bucket, Prefix = '', Delimiter, StartAfter = '' } = input;
      const size = Math.min(input.MaxKeys ?? MOST_KEYS, MOST_KEYS);
      const entries = entriesOf(
        objectsOf(accountId, Bucket),
        Prefix,
        Delimiter,
      ).filter(each => each.key > StartAfter);
      const { items, next } = sortedPage(entries, {
        token: input.ContinuationToken,
        size,
        keyOf: each => each.key,
        invalidToken: () =>
          new AwsError(
            'InvalidArgument',
            'The continuation token provided is incorrect',
          ),
      });
      return {
        Name: Bucket,
        Prefix,
        Delimiter,
        MaxKeys: size,
        KeyCount: items.length,
        IsTruncated: next !== undefined,
        NextContinuationToken: next,
        ContinuationToken: input.ContinuationToken,
        StartAfter: input.StartAfter,
        Contents: items.flatMap(({ key, object }) =>
          object
            ? [
                {
                  Key: key,
                  LastModified: object.at,
                  ETag: etagOf(object),
                  Size: sizeOf(object),
                  StorageClass: 'STANDARD' as const,
                },
              ]
            : [],
        ),
        CommonPrefixes: items.flatMap(({ key, object }) =>
          object ? [] : [{ Prefix: key }],
        ),
      };
    },
  };
}

/** The objects below a prefix; beyond the delimiter only their folder. */
function entriesOf(
  objects: BucketShape['objects'],
  prefix: string,
  delimiter: string | undefined,
): Array<{ key: string; object?: StoredObject }> {
  const entries = new Map<string, StoredObject | undefined>();
  for (const [key, object] of Object.entries(objects)) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (end < 0) entries.set(key, object);
    else entries.set(key.slice(0, end + (delimiter ?? '').length), undefined);
  }
  return [...entries].map(([key, object]) => ({ key, object }));
}

const headersOf = (object: StoredObject) => ({
  ContentLength: sizeOf(object),
  ContentType: object.contentType ?? 'binary/octet-stream',
  ETag: etagOf(object),
  LastModified: object.at,
});

const sizeOf = ({ body }: StoredObject) => Buffer.byteLength(body, 'base64');

const etagOf = ({ body }: StoredObject) =>
  `"${createHash('md5').update(Buffer.from(body, 'base64')).digest('hex')}"`;

/** The wire has read the body already, so that it is bytes here. */
function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
}

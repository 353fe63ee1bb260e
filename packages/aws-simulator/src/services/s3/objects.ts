import * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { StoredObject } from '../../world/resources/others';
import type { World } from '../../world/World';
import { type Bucket, requireBucket } from './findBucket';
import {
  bytesOf,
  etagOf,
  lookUp,
  remove,
  sizeOf,
  store,
} from './storedObjects';

const MOST_DELETED = 1000;

/** The operations on one object, and the removal of many. */
export function objectHandlers(world: World): Handlers<typeof s3> {
  return {
    PutObject({ Bucket, Key = '', ...input }, context) {
      const bucket = requireBucket(world, context, Bucket);
      if (input.IfNoneMatch === '*' && lookUp(bucket, Key)) {
        throw new AwsError(
          'PreconditionFailed',
          'At least one of the pre-conditions you specified did not hold',
          412,
          { Condition: 'If-None-Match' },
        );
      }
      const stored = store(world, bucket, Key, {
        body: bytesOf(input.Body).toString('base64'),
        at: world.now(),
        contentType: input.ContentType,
        metadata: input.Metadata,
      });
      return {
        ETag: etagOf(stored),
        VersionId: stored.versionId,
        ServerSideEncryption: 'AES256',
      };
    },

    CopyObject({ Bucket, Key = '', ...input }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const [path, query = ''] = (input.CopySource ?? '').split('?');
      const [source, ...steps] = decodeURIComponent(path)
        .replace(/^\//, '')
        .split('/');
      const versionId = new URLSearchParams(query).get('versionId');
      const original = requireObject(
        requireBucket(world, context, source),
        steps.join('/'),
        versionId ?? undefined,
      );
      const replaces = input.MetadataDirective === 'REPLACE';
      const stored = store(world, bucket, Key, {
        body: original.body,
        at: world.now(),
        etag: original.etag,
        contentType: replaces ? input.ContentType : original.contentType,
        metadata: replaces ? input.Metadata : original.metadata,
      });
      return {
        CopyObjectResult: { ETag: etagOf(stored), LastModified: stored.at },
        CopySourceVersionId: original.versionId,
        VersionId: stored.versionId,
        ServerSideEncryption: 'AES256',
      };
    },

    GetObject({ Bucket, Key = '', VersionId, Range }, context) {
      const object = requireObject(
        requireBucket(world, context, Bucket),
        Key,
        VersionId,
      );
      const body = Buffer.from(object.body, 'base64');
      const range = Range === undefined ? undefined : rangeOf(Range, body);
      const bytes = range ? body.subarray(range.from, range.to + 1) : body;
      return {
        ...headersOf(object),
        ContentLength: bytes.length,
        ContentRange: range && `bytes ${range.from}-${range.to}/${body.length}`,
        // The wire takes bytes where the client's type speaks of a stream.
        Body: bytes as unknown as s3.GetObjectCommandOutput['Body'],
      };
    },

    HeadObject({ Bucket, Key = '', VersionId }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const object = lookUp(bucket, Key, VersionId);
      if (!object) {
        throw new s3.NotFound({ message: 'Not Found', $metadata: {} });
      }
      return headersOf(object);
    },

    DeleteObject({ Bucket, Key = '', VersionId }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const removed = remove(world, bucket, Key, VersionId);
      return { VersionId: removed.versionId, DeleteMarker: removed.isMarker };
    },

    DeleteObjects({ Bucket, Delete }, context) {
      const bucket = requireBucket(world, context, Bucket);
      const wanted = Delete?.Objects ?? [];
      if (wanted.length === 0 || wanted.length > MOST_DELETED) {
        throw new AwsError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        );
      }
      const Deleted = wanted.map(({ Key = '', VersionId }) => {
        const { versionId, isMarker } = remove(world, bucket, Key, VersionId);
        return {
          Key,
          VersionId,
          DeleteMarker: isMarker,
          DeleteMarkerVersionId: isMarker ? versionId : undefined,
        };
      });
      return Delete?.Quiet ? {} : { Deleted };
    },
  };
}

/** @throws NoSuchKey, AwsError `NoSuchVersion` */
function requireObject(
  bucket: Bucket,
  key: string,
  versionId?: string,
): StoredObject {
  const found = lookUp(bucket, key, versionId);
  if (found) return found;
  if (versionId !== undefined) {
    throw new AwsError(
      'NoSuchVersion',
      'The specified version does not exist.',
      404,
      { Key: key, VersionId: versionId },
    );
  }
  throw new s3.NoSuchKey({
    message: 'The specified key does not exist.',
    $metadata: {},
  });
}

function rangeOf(range: string, body: Buffer): { from: number; to: number } {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  const end = body.length - 1;
  const from = first ? Number(first) : Math.max(0, body.length - Number(last));
  const to = first && last ? Math.min(Number(last), end) : end;
  if ((first || last) && from <= to) return { from, to };
  throw new AwsError(
    'InvalidRange',
    'The requested range is not satisfiable',
    416,
    { RangeRequested: range, ActualObjectSize: String(body.length) },
  );
}

const headersOf = (object: StoredObject) => ({
  AcceptRanges: 'bytes',
  ContentLength: sizeOf(object),
  ContentType: object.contentType ?? 'binary/octet-stream',
  ETag: etagOf(object),
  LastModified: object.at,
  Metadata: object.metadata,
  ServerSideEncryption: 'AES256' as const,
  VersionId: object.versionId,
});

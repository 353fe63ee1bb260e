import { createHash } from 'node:crypto';
import * as s3 from '@aws-sdk/client-s3';
import { seededHex } from '../../world/seeded';
import type { StoredObject } from '../../world/resources/others';
import type { World } from '../../world/World';
import type { Bucket } from './findBucket';

/** What S3 calls the version of an object that was written without versioning. */
const NO_VERSION = 'null';

export const sizeOf = ({ body }: StoredObject): number =>
  Buffer.byteLength(body, 'base64');

export const md5Of = (bytes: Uint8Array): string =>
  createHash('md5').update(bytes).digest('hex');

export const etagOf = ({ body, etag }: StoredObject): string =>
  `"${etag ?? md5Of(Buffer.from(body, 'base64'))}"`;

export const versionOf = ({ versionId }: StoredObject): string =>
  versionId ?? NO_VERSION;

/** The wire has read the body already, so that it is bytes here. */
export function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
}

export function versioningOf({
  shape,
}: Bucket): 'Enabled' | 'Suspended' | 'Off' {
  const property = shape.configuration.VersioningConfiguration as
    | s3.VersioningConfiguration
    | undefined;
  return property?.Status ?? 'Off';
}

/** Makes an object the current one; with versioning, the one before is kept. */
export function store(
  world: World,
  bucket: Bucket,
  key: string,
  object: StoredObject,
): StoredObject {
  const versioning = versioningOf(bucket);
  if (versioning === 'Off') {
    bucket.shape.objects[key] = object;
  } else {
    retire(bucket, key);
    bucket.shape.objects[key] = {
      ...object,
      versionId:
        versioning === 'Enabled' ? newVersionId(world, bucket, key) : undefined,
    };
  }
  world.changed();
  return bucket.shape.objects[key];
}

/**
 * Removes an object, or hides it behind a delete marker, or removes one version
 * for good.
 */
export function remove(
  world: World,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): { versionId?: string; isMarker?: boolean } {
  world.changed();
  if (versionId !== undefined) return removeVersion(bucket, key, versionId);
  if (versioningOf(bucket) === 'Off') {
    delete bucket.shape.objects[key];
    return {};
  }
  retire(bucket, key);
  delete bucket.shape.objects[key];
  const marker = {
    key,
    versionId: newVersionId(world, bucket, key),
    at: world.now(),
  };
  bucket.shape.versions = [...(bucket.shape.versions ?? []), marker];
  return { versionId: marker.versionId, isMarker: true };
}

/** An object, or one of its versions; undefined behind a delete marker. */
export function lookUp(
  { shape }: Bucket,
  key: string,
  versionId?: string,
): StoredObject | undefined {
  const current = Object.hasOwn(shape.objects, key)
    ? shape.objects[key]
    : undefined;
  if (
    versionId === undefined ||
    (current && versionOf(current) === versionId)
  ) {
    return current;
  }
  return shape.versions?.find(
    each => each.key === key && each.versionId === versionId,
  )?.object;
}

function removeVersion(
  bucket: Bucket,
  key: string,
  versionId: string,
): { versionId: string; isMarker?: boolean } {
  const { shape } = bucket;
  const current = lookUp(bucket, key);
  const versions = shape.versions ?? [];
  const removed = versions.find(
    each => each.key === key && each.versionId === versionId,
  );
  shape.versions = versions.filter(each => each !== removed);
  if (current && versionOf(current) === versionId) delete shape.objects[key];
  // What was hidden, or next in age, is the current one now.
  const newest = shape.versions.filter(each => each.key === key).at(-1);
  if (!lookUp(bucket, key) && newest?.object) {
    shape.objects[key] = newest.object;
    shape.versions = shape.versions.filter(each => each !== newest);
  }
  return { versionId, isMarker: removed && !removed.object };
}

/** Puts the current object among the versions that are not. */
function retire(bucket: Bucket, key: string) {
  const object = lookUp(bucket, key);
  if (!object) return;
  bucket.shape.versions = [
    ...(bucket.shape.versions ?? []),
    { key, versionId: versionOf(object), at: object.at, object },
  ];
}

const newVersionId = (world: World, { shape, id }: Bucket, key: string) =>
  seededHex(
    32,
    world.seed,
    id,
    key,
    shape.versions?.length ?? 0,
    world.now().getTime(),
  );

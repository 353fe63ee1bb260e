import type * as s3 from '@aws-sdk/client-s3';
import { AwsError, type Handlers } from '../../wire';
import type { StoredObject } from '../../world/resources/others';
import type { World } from '../../world/World';
import { sortedPage } from '../sortedPage';
import { type Bucket, requireBucket } from './findBucket';
import { etagOf, sizeOf, versionOf } from './storedObjects';

const MOST_KEYS = 1000;

const invalidToken = () =>
  new AwsError(
    'InvalidArgument',
    'The continuation token provided is incorrect',
  );

export function listingHandlers(world: World): Handlers<typeof s3> {
  return {
    ListObjectsV2(input, context) {
      const { Bucket, Prefix = '', Delimiter, StartAfter = '' } = input;
      const { shape } = requireBucket(world, context, Bucket);
      const size = Math.min(input.MaxKeys ?? MOST_KEYS, MOST_KEYS);
      const { items, next } = sortedPage(
        belowPrefix(Object.entries(shape.objects), Prefix, Delimiter).filter(
          each => each.key > StartAfter,
        ),
        {
          token: input.ContinuationToken,
          size,
          keyOf: each => each.key,
          invalidToken,
        },
      );
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
        Contents: contentsOf(items),
        CommonPrefixes: foldersOf(items),
      };
    },

    ListObjects(input, context) {
      const { Bucket, Prefix = '', Delimiter, Marker = '' } = input;
      const { shape } = requireBucket(world, context, Bucket);
      const size = Math.min(input.MaxKeys ?? MOST_KEYS, MOST_KEYS);
      const entries = belowPrefix(
        Object.entries(shape.objects),
        Prefix,
        Delimiter,
      )
        .filter(each => each.key > Marker)
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const items = entries.slice(0, size);
      const IsTruncated = entries.length > size;
      return {
        Name: Bucket,
        Prefix,
        Delimiter,
        Marker,
        MaxKeys: size,
        IsTruncated,
        NextMarker: IsTruncated && Delimiter ? items.at(-1)?.key : undefined,
        Contents: contentsOf(items),
        CommonPrefixes: foldersOf(items),
      };
    },

    ListObjectVersions(input, context) {
      const { Bucket, Prefix = '', KeyMarker = '', VersionIdMarker } = input;
      const bucket = requireBucket(world, context, Bucket);
      const size = Math.min(input.MaxKeys ?? MOST_KEYS, MOST_KEYS);
      const all = versionsOf(bucket).filter(each =>
        each.key.startsWith(Prefix),
      );
      const marker = all.findIndex(
        each => each.key === KeyMarker && each.versionId === VersionIdMarker,
      );
      const rest =
        marker < 0
          ? all.filter(each => each.key > KeyMarker)
          : all.slice(marker + 1);
      const items = rest.slice(0, size);
      const IsTruncated = rest.length > size;
      return {
        Name: Bucket,
        Prefix,
        KeyMarker,
        VersionIdMarker,
        MaxKeys: size,
        IsTruncated,
        NextKeyMarker: IsTruncated ? items.at(-1)?.key : undefined,
        NextVersionIdMarker: IsTruncated ? items.at(-1)?.versionId : undefined,
        Versions: items.flatMap(({ object, ...each }) =>
          object ? [{ ...described(each), ...summaryOf(object) }] : [],
        ),
        DeleteMarkers: items
          .filter(each => !each.object)
          .map(each => ({ ...described(each), LastModified: each.at })),
      };
    },
  };
}

interface ListedVersion {
  key: string;
  versionId: string;
  at: Date;
  isLatest: boolean;
  object?: StoredObject;
}

const described = ({ key, versionId, isLatest }: ListedVersion) => ({
  Key: key,
  VersionId: versionId,
  IsLatest: isLatest,
});

/** All versions and markers, by key, the newest first. */
function versionsOf({ shape }: Bucket): ListedVersion[] {
  const current = Object.entries(shape.objects).map(([key, object]) => ({
    key,
    versionId: versionOf(object),
    at: object.at,
    isLatest: true,
    object,
  }));
  const hidden = new Set<string>();
  const former = [...(shape.versions ?? [])].reverse().map(each => {
    // Without a current object, the newest is a marker that hides the others.
    const isLatest = !(each.key in shape.objects) && !hidden.has(each.key);
    hidden.add(each.key);
    return { ...each, isLatest };
  });
  // Sorting keeps the order of equals: by age.
  return [...current, ...former].sort((a, b) => {
    if (a.key === b.key) return 0;
    return a.key < b.key ? -1 : 1;
  });
}

interface Entry {
  key: string;
  object?: StoredObject;
}

/** The objects below a prefix; beyond the delimiter only their folder. */
function belowPrefix(
  objects: Array<[string, StoredObject]>,
  prefix: string,
  delimiter: string | undefined,
): Entry[] {
  const entries = new Map<string, StoredObject | undefined>();
  for (const [key, object] of objects) {
    if (!key.startsWith(prefix)) continue;
    const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
    if (end < 0) entries.set(key, object);
    else entries.set(key.slice(0, end + (delimiter ?? '').length), undefined);
  }
  return [...entries].map(([key, object]) => ({ key, object }));
}

const contentsOf = (entries: Entry[]) =>
  entries.flatMap(({ key, object }) =>
    object ? [{ Key: key, ...summaryOf(object) }] : [],
  );

const foldersOf = (entries: Entry[]) =>
  entries.flatMap(({ key, object }) => (object ? [] : [{ Prefix: key }]));

const summaryOf = (object: StoredObject) => ({
  LastModified: object.at,
  ETag: etagOf(object),
  Size: sizeOf(object),
  StorageClass: 'STANDARD' as const,
});

import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { shopWorld } from '../../testing/shopWorld';
import { type SimulatedAws, serveWorld } from '../../testing/simulatedAws';

const Bucket = 'assets';

describe('S3', () => {
  let aws: SimulatedAws;
  let client: S3Client;

  beforeEach(async () => {
    const { world, region } = shopWorld();
    region.buckets.put({
      id: Bucket,
      arn: `arn:aws:s3:::${Bucket}`,
      createdAt: world.now(),
      tags: {},
      shape: {
        name: Bucket,
        region: 'us-east-1',
        configuration: {},
        objects: {},
      },
    });
    aws = await serveWorld(world);
    client = new S3Client(aws.client);
  });
  afterEach(() => aws.stop());

  it('keeps objects as they are', async () => {
    const Body = Buffer.from([0, 255, 10, 13, 128]);
    const { ETag } = await client.send(
      new PutObjectCommand({ Bucket, Key: 'a/b c.bin', Body }),
    );
    const found = await client.send(
      new GetObjectCommand({ Bucket, Key: 'a/b c.bin' }),
    );
    expect(await found.Body?.transformToByteArray()).toEqual(
      Uint8Array.from(Body),
    );
    expect(found).toMatchObject({ ETag, ContentLength: 5 });
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: 'a/b c.bin' }),
    );
    expect(head).toMatchObject({ ETag, ContentLength: 5 });
  });

  it('lists by prefix, by folder and by page', async () => {
    for (const Key of ['a/1', 'a/2', 'a/x/3', 'b']) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    }
    const list = (input: object) =>
      client.send(new ListObjectsV2Command({ Bucket, ...input }));
    const folder = await list({ Prefix: 'a/', Delimiter: '/' });
    expect(folder.Contents?.map(each => each.Key)).toEqual(['a/1', 'a/2']);
    expect(folder.CommonPrefixes).toEqual([{ Prefix: 'a/x/' }]);
    const first = await list({ MaxKeys: 3 });
    expect(first).toMatchObject({ KeyCount: 3, IsTruncated: true });
    const second = await list({
      ContinuationToken: first.NextContinuationToken,
    });
    expect(second.Contents?.map(each => each.Key)).toEqual(['b']);
    expect(second.IsTruncated).toBe(false);
  });

  it('knows its buckets, and says which it does not', async () => {
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(each => each.Name)).toEqual([Bucket]);
    await client.send(new HeadBucketCommand({ Bucket }));
    const { LocationConstraint } = await client.send(
      new GetBucketLocationCommand({ Bucket }),
    );
    expect(LocationConstraint).toBeUndefined();
    await expect(
      client.send(new HeadBucketCommand({ Bucket: 'gone' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
    await expect(
      client.send(
        new PutObjectCommand({ Bucket: 'gone', Key: 'k', Body: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(
      client.send(new GetObjectCommand({ Bucket, Key: 'gone' })),
    ).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

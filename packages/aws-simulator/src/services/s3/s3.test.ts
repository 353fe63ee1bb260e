import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  GetPublicAccessBlockCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
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
      shape: { name: Bucket, configuration: {}, objects: {} },
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

  it('keeps versions, hides what is deleted, and removes for good', async () => {
    await client.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const put = (Body: string) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'k', Body }));
    const text = async (VersionId?: string) => {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket, Key: 'k', VersionId }),
      );
      return Body?.transformToString();
    };
    const first = await put('one');
    const second = await put('two');
    expect([await text(), await text(first.VersionId)]).toEqual(['two', 'one']);
    const { VersionId: marker, DeleteMarker } = await client.send(
      new DeleteObjectCommand({ Bucket, Key: 'k' }),
    );
    expect(DeleteMarker).toBe(true);
    await expect(text()).rejects.toMatchObject({ name: 'NoSuchKey' });
    const { Versions, DeleteMarkers } = await client.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    expect(Versions?.map(each => [each.VersionId, each.IsLatest])).toEqual([
      [second.VersionId, false],
      [first.VersionId, false],
    ]);
    expect(DeleteMarkers).toMatchObject([
      { VersionId: marker, IsLatest: true },
    ]);
    await expect(
      client.send(new DeleteBucketCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      $metadata: { httpStatusCode: 409 },
    });

    await client.send(
      new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: marker }),
    );
    expect(await text()).toBe('two');
    await client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: {
          Objects: [first, second].map(({ VersionId }) => ({
            Key: 'k',
            VersionId,
          })),
        },
      }),
    );
    await client.send(new DeleteBucketCommand({ Bucket }));
    await expect(
      client.send(new GetBucketLocationCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('puts uploads together from their parts', async () => {
    const begin = async () => {
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key: 'big' }),
      );
      return { Bucket, Key: 'big', UploadId };
    };
    const upload = await begin();
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
    const Parts: Array<{ PartNumber: number; ETag?: string }> = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await client.send(
        new UploadPartCommand({ ...upload, PartNumber, Body }),
      );
      Parts.push({ PartNumber, ETag });
    }
    const complete = (parts: typeof Parts) =>
      client.send(
        new CompleteMultipartUploadCommand({
          ...upload,
          MultipartUpload: { Parts: parts },
        }),
      );
    await expect(complete([...Parts].reverse())).rejects.toMatchObject({
      name: 'InvalidPartOrder',
    });
    expect((await complete(Parts)).ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    const { Body, ContentRange } = await client.send(
      new GetObjectCommand({ Bucket, Key: 'big', Range: 'bytes=-4' }),
    );
    expect(await Body?.transformToString()).toBe('aend');
    expect(ContentRange).toBe('bytes 5242879-5242882/5242883');
    const aborted = await begin();
    await client.send(new AbortMultipartUploadCommand(aborted));
    await expect(
      client.send(
        new UploadPartCommand({ ...aborted, PartNumber: 1, Body: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('copies, and gives what was asked for by a presigned address', async () => {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a b',
        Body: 'x',
        Metadata: { by: 'me' },
      }),
    );
    await client.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'c',
        CopySource: `${Bucket}/a%20b`,
      }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'c' }));
    expect(head.Metadata).toEqual({ by: 'me' });
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': '123456789012/20261122/us-east-1/s3/aws4_request',
      'X-Amz-Date': '20261122T000000Z',
      'X-Amz-Expires': '900',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': 'x',
    });
    const answer = await fetch(`${aws.client.endpoint}/${Bucket}/c?${query}`);
    expect(await answer.text()).toBe('x');
  });

  it('makes buckets once, where they are wanted, for one account', async () => {
    const create = (name: string, from = client) =>
      from.send(new CreateBucketCommand({ Bucket: name }));
    await create('mine');
    await create('mine');
    await expect(create('Not_A_Name')).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
    const stranger = new S3Client(aws.clientOf('210987654321'));
    await expect(create('mine', stranger)).rejects.toMatchObject({
      name: 'BucketAlreadyExists',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(
      stranger.send(new HeadBucketCommand({ Bucket: 'mine' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    const abroad = new S3Client({ ...aws.client, region: 'eu-west-1' });
    await create('abroad', abroad);
    expect(
      await client.send(new GetBucketLocationCommand({ Bucket: 'abroad' })),
    ).toMatchObject({ LocationConstraint: 'eu-west-1' });
    await expect(
      client.send(new ListObjectsV2Command({ Bucket: 'abroad' })),
    ).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
  });

  it('is told how to treat a bucket, and says what it does unless told', async () => {
    expect(
      await client.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
    });
    expect(
      await client.send(new GetBucketEncryptionCommand({ Bucket })),
    ).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
    });
    await expect(
      client.send(new GetBucketCorsCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'NoSuchCORSConfiguration',
      $metadata: { httpStatusCode: 404 },
    });
    const rule = {
      ID: 'old',
      Status: 'Enabled' as const,
      Filter: { Prefix: 'logs/' },
      Expiration: { Days: 30 },
    };
    await client.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: [rule] },
      }),
    );
    const { Rules } = await client.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket }),
    );
    expect(Rules).toMatchObject([rule]);
  });
});

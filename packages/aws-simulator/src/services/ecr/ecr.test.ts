import { createHash } from 'node:crypto';
import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  type CreateRepositoryRequest,
  DeleteRepositoryCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  GetLifecyclePolicyPreviewCommand,
  GetRepositoryPolicyCommand,
  InitiateLayerUploadCommand,
  ListTagsForResourceCommand,
  paginateListImages,
  PutImageCommand,
  PutLifecyclePolicyCommand,
  StartLifecyclePolicyPreviewCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr';
import { serveWorld, type SimulatedAws } from '../../testing/simulatedAws';
import { StackClient } from '../../testing/StackClient';
import { ManualClock } from '../../world/Clock';
import { World } from '../../world/World';

const DAY_MS = 24 * 3600 * 1000;
const digestOf = (text: string) =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;

describe('ECR', () => {
  const repositoryName = 'shop/app';
  let clock: ManualClock;
  let aws: SimulatedAws;
  let client: ECRClient;

  beforeEach(async () => {
    clock = new ManualClock(new Date('2026-11-22T12:00:00Z'));
    aws = await serveWorld(new World({ clock }));
    client = new ECRClient(aws.client);
  });
  afterEach(() => aws.stop());

  const createRepository = (more: Partial<CreateRepositoryRequest> = {}) =>
    client.send(new CreateRepositoryCommand({ repositoryName, ...more }));

  /** Pushes as Docker does: what is missing of the layers, then the manifest. */
  const push = async (content: string, imageTag?: string) => {
    const parts = [`config of ${content}`, `layer of ${content}`];
    const { layers } = await client.send(
      new BatchCheckLayerAvailabilityCommand({
        repositoryName,
        layerDigests: parts.map(digestOf),
      }),
    );
    for (const [index, part] of parts.entries()) {
      if (layers?.[index].layerAvailability === 'AVAILABLE') continue;
      const { uploadId } = await client.send(
        new InitiateLayerUploadCommand({ repositoryName }),
      );
      await client.send(
        new UploadLayerPartCommand({
          repositoryName,
          uploadId,
          partFirstByte: 0,
          partLastByte: part.length - 1,
          layerPartBlob: Buffer.from(part),
        }),
      );
      await client.send(
        new CompleteLayerUploadCommand({
          repositoryName,
          uploadId,
          layerDigests: [digestOf(part)],
        }),
      );
    }
    const [config, layer] = parts.map(part => ({
      digest: digestOf(part),
      size: part.length,
    }));
    const imageManifest = JSON.stringify({
      schemaVersion: 2,
      config,
      layers: [layer],
    });
    await client.send(
      new PutImageCommand({ repositoryName, imageManifest, imageTag }),
    );
    return digestOf(imageManifest);
  };
  const tags = async () => {
    const { imageDetails } = await client.send(
      new DescribeImagesCommand({ repositoryName }),
    );
    return imageDetails?.map(each => each.imageTags ?? []);
  };

  it('takes images in whose layers it has', async () => {
    await createRepository();
    const digest = await push('one', 'v1');
    const { imageDetails } = await client.send(
      new DescribeImagesCommand({
        repositoryName,
        imageIds: [{ imageTag: 'v1' }],
      }),
    );
    expect(imageDetails).toMatchObject([
      {
        imageDigest: digest,
        imageTags: ['v1'],
        imagePushedAt: clock.now(),
        imageSizeInBytes: 'config of onelayer of one'.length,
      },
    ]);
    const { images, failures } = await client.send(
      new BatchGetImageCommand({
        repositoryName,
        imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }],
      }),
    );
    expect(images).toMatchObject([{ imageId: { imageDigest: digest } }]);
    expect(failures).toMatchObject([
      { failureCode: 'ImageNotFound', imageId: { imageTag: 'v2' } },
    ]);
    await expect(
      client.send(
        new PutImageCommand({
          repositoryName,
          imageManifest: JSON.stringify({
            layers: [{ digest: digestOf('none'), size: 4 }],
          }),
        }),
      ),
    ).rejects.toMatchObject({ name: 'LayersNotFoundException' });
    await expect(
      client.send(
        new DescribeImagesCommand({
          repositoryName,
          imageIds: [{ imageTag: 'v2' }],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ImageNotFoundException',
      message:
        "The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name 'shop/app' in the registry with id '123456789012'",
    });
  });

  it('pages through the ids of images', async () => {
    await createRepository();
    for (const version of ['1', '2', '3']) await push(version, `v${version}`);
    const found: unknown[] = [];
    for await (const page of paginateListImages(
      { client, pageSize: 2 },
      { repositoryName },
    )) {
      found.push(...(page.imageIds ?? []).map(each => each.imageTag));
    }
    expect(found.sort()).toEqual(['v1', 'v2', 'v3']);
  });

  it('moves a tag unless it is immutable', async () => {
    await createRepository({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [
        { filterType: 'WILDCARD', filter: 'latest*' },
      ],
    });
    await push('one', 'latest');
    await push('two', 'latest');
    expect(await tags()).toEqual(expect.arrayContaining([[], ['latest']]));
    await push('three', 'v1');
    await expect(push('four', 'v1')).rejects.toMatchObject({
      name: 'ImageTagAlreadyExistsException',
      message:
        "The image tag 'v1' already exists in the 'shop/app' repository and cannot be overwritten because the tag is immutable.",
    });
    await expect(push('three', 'v1')).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
    });
    await expect(
      createRepository({
        repositoryName: 'other',
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('expires what its lifecycle policy says, and shows it before', async () => {
    await createRepository();
    const policy = {
      repositoryName,
      lifecyclePolicyText: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            selection: {
              tagStatus: 'untagged',
              countType: 'sinceImagePushed',
              countUnit: 'days',
              countNumber: 7,
            },
            action: { type: 'expire' },
          },
          {
            rulePriority: 2,
            selection: {
              tagStatus: 'any',
              countType: 'imageCountMoreThan',
              countNumber: 2,
            },
            action: { type: 'expire' },
          },
        ],
      }),
    };
    for (const version of ['1', '2', '3']) {
      await push(version, `v${version}`);
      clock.advance(60_000);
    }
    await client.send(new StartLifecyclePolicyPreviewCommand(policy));
    const preview = await client.send(
      new GetLifecyclePolicyPreviewCommand({ repositoryName }),
    );
    expect(preview).toMatchObject({
      status: 'COMPLETE',
      summary: { expiringImageTotalCount: 1 },
      previewResults: [{ imageTags: ['v1'], appliedRulePriority: 2 }],
    });
    expect(await tags()).toHaveLength(3);

    await expect(
      client.send(new GetLifecyclePolicyCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'LifecyclePolicyNotFoundException' });
    await client.send(new PutLifecyclePolicyCommand(policy));
    expect((await tags())?.sort()).toEqual([['v2'], ['v3']]);
    await push('untagged');
    expect(await tags()).toContainEqual([]);
    clock.advance(8 * DAY_MS);
    expect(await tags()).not.toContainEqual([]);
    await expect(
      client.send(
        new PutLifecyclePolicyCommand({
          repositoryName,
          lifecyclePolicyText: '{"rules": []}',
        }),
      ),
    ).rejects.toThrow('Lifecycle policy validation failure');
  });

  it('scans on push, and finds the same each time', async () => {
    await createRepository({
      imageScanningConfiguration: { scanOnPush: true },
    });
    await push('one', 'v1');
    const findings = () =>
      client.send(
        new DescribeImageScanFindingsCommand({
          repositoryName,
          imageId: { imageTag: 'v1' },
        }),
      );
    const { imageScanStatus, imageScanFindings } = await findings();
    expect(imageScanStatus?.status).toBe('COMPLETE');
    const counts = Object.values(
      imageScanFindings?.findingSeverityCounts ?? {},
    );
    expect(imageScanFindings?.findings).toHaveLength(
      counts.reduce((sum, count) => sum + count, 0),
    );
    expect((await findings()).imageScanFindings).toEqual(imageScanFindings);
  });

  it('does not lose images by mistake', async () => {
    await createRepository();
    await push('one', 'v1');
    const remove = (force?: boolean) =>
      client.send(new DeleteRepositoryCommand({ repositoryName, force }));
    await expect(remove()).rejects.toMatchObject({
      name: 'RepositoryNotEmptyException',
      message:
        "The repository with name 'shop/app' in registry with id '123456789012' cannot be deleted because it still contains images",
    });
    await client.send(
      new BatchDeleteImageCommand({
        repositoryName,
        imageIds: [{ imageTag: 'v1' }],
      }),
    );
    expect(await tags()).toEqual([]);
    await remove();
    await createRepository();
    await push('one', 'v1');
    await remove(true);
    await expect(createRepository({ repositoryName: 'Shop' })).rejects.toThrow(
      "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression",
    );
  });

  it('lets Docker in for twelve hours', async () => {
    const { authorizationData } = await client.send(
      new GetAuthorizationTokenCommand({}),
    );
    const [data] = authorizationData ?? [];
    const token = Buffer.from(data.authorizationToken ?? '', 'base64');
    expect(token.toString()).toMatch(/^AWS:\w+$/);
    expect(data.expiresAt).toEqual(new Date('2026-11-23T00:00:00Z'));
    expect(data.proxyEndpoint).toBe(
      'https://123456789012.dkr.ecr.us-east-1.amazonaws.com',
    );
  });

  it('is made by a stack with all its policies, and emptied by it', async () => {
    const stacks = new StackClient(aws.client);
    const resources = (more: object = {}) => ({
      Repository: {
        Type: 'AWS::ECR::Repository',
        Properties: {
          RepositoryName: repositoryName,
          ImageScanningConfiguration: { ScanOnPush: true },
          ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          ImageTagMutabilityExclusionFilters: [
            {
              ImageTagMutabilityExclusionFilterType: 'WILDCARD',
              ImageTagMutabilityExclusionFilterValue: 'latest',
            },
          ],
          LifecyclePolicy: {
            LifecyclePolicyText:
              '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":10},"action":{"type":"expire"}}]}',
          },
          RepositoryPolicyText: { Version: '2012-10-17', Statement: [] },
          ...more,
        },
      },
    });
    const made = await stacks.create('images', resources(), {
      Uri: { 'Fn::GetAtt': ['Repository', 'RepositoryUri'] },
    });
    expect(made).toMatchObject({
      status: 'CREATE_COMPLETE',
      outputs: {
        Uri: '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/app',
      },
    });
    const { repositories } = await client.send(
      new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }),
    );
    expect(repositories).toMatchObject([
      {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [
          { filterType: 'WILDCARD', filter: 'latest' },
        ],
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'AES256' },
      },
    ]);
    const { policyText } = await client.send(
      new GetRepositoryPolicyCommand({ repositoryName }),
    );
    expect(JSON.parse(policyText ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [],
    });
    const { tags: tagged } = await client.send(
      new ListTagsForResourceCommand({
        resourceArn: repositories?.[0].repositoryArn,
      }),
    );
    expect(tagged).toContainEqual({ Key: 'team', Value: 'storefront' });

    await push('one', 'v1');
    const kept = await stacks.delete('images');
    expect(kept.failures.join()).toContain('still contains images');
    await client.send(
      new BatchDeleteImageCommand({
        repositoryName,
        imageIds: [{ imageTag: 'v1' }],
      }),
    );
    expect((await stacks.delete('images')).status).toBe('DELETE_COMPLETE');
    await stacks.create('images', resources({ EmptyOnDelete: true }));
    await push('one', 'v1');
    expect((await stacks.delete('images')).status).toBe('DELETE_COMPLETE');
  });
});

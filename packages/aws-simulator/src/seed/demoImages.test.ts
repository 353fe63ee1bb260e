import { DescribeImagesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { createRepository } from '../services/ecr/repositories';
import { imageDigest } from '../services/ecr/imageDigest';
import { seedImages } from './demoImages';
import { shopWorld } from '../testing/shopWorld';
import { serveWorld } from '../testing/simulatedAws';

describe('the images of the demo', () => {
  it('agree with what the tasks run', async () => {
    const { world, region, clock } = shopWorld();
    const now = clock.now();
    clock.set(new Date(now.getTime() - 7 * 24 * 3600 * 1000));
    const { shape } = createRepository(
      { world, region },
      { repositoryName: 'shop-production/app' },
      {},
    );
    clock.set(now);
    const image = `${shape.repositoryUri}:4f2a9c1`;
    const arn = region.arn('ecs', 'task-definition/shop:1');
    region.taskDefinitions.put({
      id: arn,
      arn,
      createdAt: new Date(now.getTime() - 3600 * 1000),
      tags: {},
      shape: {
        taskDefinitionArn: arn,
        family: 'shop',
        revision: 1,
        containerDefinitions: [{ name: 'app', image }],
      },
    });
    await seedImages(world, region);
    const aws = await serveWorld(world);
    try {
      const client = new ECRClient(aws.client);
      const ask = async (imageIds?: Array<{ imageTag: string }>) => {
        const { imageDetails } = await client.send(
          new DescribeImagesCommand({
            repositoryName: 'shop-production/app',
            imageIds,
          }),
        );
        return imageDetails;
      };
      expect(await ask()).toHaveLength(7);
      const [running] = (await ask([{ imageTag: '4f2a9c1' }])) ?? [];
      expect(running.imageDigest).toBe(imageDigest(region, image));
      const [release] = (await ask([{ imageTag: 'v1.5.0' }])) ?? [];
      expect(release.imageTags).toHaveLength(2);
    } finally {
      await aws.stop();
    }
  });
});

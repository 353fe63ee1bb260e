import {
  deploymentSchema,
  isDeploymentOver,
} from '@quarterdeck/plugin-environments-common';
import { startSimulator } from '@quarterdeck/test-support';
import { z } from 'zod';
import { startPortal } from '../__testUtils__/startPortal';
import { taskContext } from '../__testUtils__/taskContext';

jest.setTimeout(120_000);

const spec = {
  name: 'orphan',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};

describe('a task that is lost in the midst of its deployment', () => {
  let aws: Awaited<ReturnType<typeof startSimulator>>;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    aws = await startSimulator({ speed: 20 });
    portal = await startPortal(aws.url);
  });

  afterAll(async () => {
    await portal?.stop();
    await aws?.stop();
  });

  const newest = async () => {
    const answer = await fetch(
      `${portal.url}/deployments?environmentId=orphan-production`,
    );
    const { items } = z
      .object({ items: z.array(deploymentSchema) })
      .parse(await answer.json());
    expect(items).toHaveLength(1);
    return items[0];
  };

  it('leaves a job that everybody sees, and that comes to its end', async () => {
    const lost = taskContext(spec);
    // It says which deployment it follows, and that is the last of it.
    lost.output.mockImplementation(() => {
      throw new Error('The process of the task is gone');
    });
    await expect(portal.action.handler(lost)).rejects.toThrow('is gone');

    expect(await newest()).toMatchObject({
      requestId: expect.stringMatching(/^task\//),
      requestedBy: 'user:default/mock',
    });
    const deadline = Date.now() + 60_000;
    while (!isDeploymentOver((await newest()).status)) {
      expect(Date.now()).toBeLessThan(deadline);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
    expect((await newest()).status).toBe('succeeded');

    // The task, recovered, finds the same job, and hands out what it made.
    const recovered = taskContext(spec);
    await portal.action.handler(recovered);
    expect(Object.fromEntries(recovered.output.mock.calls)).toMatchObject({
      deploymentId: (await newest()).id,
      entityRef: 'resource:default/orphan-production',
    });
  });
});

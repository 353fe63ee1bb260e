import { startSimulator } from '@quarterdeck/test-support';
import { startPortal } from '../__testUtils__/startPortal';
import { taskContext } from '../__testUtils__/taskContext';

jest.setTimeout(240_000);

/** How often an AWS was asked for what. */
async function operationsOf(awsEndpoint: string) {
  const response = await fetch(`${awsEndpoint}/_simulator/requests`);
  const { operations } = (await response.json()) as {
    operations: Record<string, number | undefined>;
  };
  return operations;
}

describe('aws:environment:deploy against a second, differently configured endpoint', () => {
  let worlds: Awaited<ReturnType<typeof startSimulator>>[] = [];
  let portals: Awaited<ReturnType<typeof startPortal>>[] = [];

  beforeAll(async () => {
    worlds = await Promise.all([startSimulator(), startSimulator()]);
    portals = await Promise.all(worlds.map(({ url }) => startPortal(url)));
  });

  afterAll(async () => {
    await Promise.all(portals.map(portal => portal.stop()));
    await Promise.all(worlds.map(world => world.stop()));
  });

  const deploy = async (portal: number, owner: string) => {
    const context = taskContext({
      name: 'shop',
      stage: 'production',
      owner,
      accountId: '123456789012',
      region: 'us-east-1',
    });
    await portals[portal].action.handler(context);
    return Object.fromEntries(context.output.mock.calls);
  };

  it('lands in the world that its portal is configured for, and only there', async () => {
    await expect(deploy(0, 'group:default/first')).resolves.toMatchObject({
      entityRef: 'resource:default/shop-production',
      url: expect.stringMatching(/^https?:/),
    });
    const [first, second] = worlds.map(({ url }) => url);
    expect(await operationsOf(first)).toMatchObject({
      'cloudformation:ExecuteChangeSet': 5,
    });
    // Its own portal may look at it meanwhile.
    expect(
      Object.keys(await operationsOf(second)).filter(
        operation => !/:(Describe|Get|List)/.test(operation),
      ),
    ).toEqual([]);

    // The same name for another team: free, because it is another world.
    await deploy(1, 'group:default/second');
    expect(await operationsOf(second)).toMatchObject({
      'cloudformation:ExecuteChangeSet': 5,
    });
    expect(await operationsOf(first)).toMatchObject({
      'cloudformation:ExecuteChangeSet': 5,
    });
  });
});

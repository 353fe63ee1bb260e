import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { ACCOUNT_ID, type AwsWorld, REGION } from '../__testUtils__/awsWorld';
import {
  type DeploymentWorld,
  startDeploymentWorld,
} from '../__testUtils__/deploymentWorld';
import { isOver, startReplica, until } from '../__testUtils__/portal';
import { smallStacksWith } from '../__testUtils__/smallStacks';
import type { DeploymentStore } from '../store/DeploymentStore';

jest.setTimeout(180_000);

const NAME_SERVERS = 'ns-1.awsdns.example,ns-2.awsdns.example';

/** The small stacks, whose network has made a hosted zone. */
const withZone = smallStacksWith('network', {
  Outputs: { NameServers: { Value: NAME_SERVERS } },
});

describe('a deployment that needs a certificate', () => {
  let aws: DeploymentWorld;
  let world: AwsWorld;
  let store: DeploymentStore;
  let dns: (domain: string) => Promise<string[]>;
  let replica: ReturnType<typeof startReplica>;

  const deploy = (name: string) =>
    store.submit({
      environmentId: `${name}-staging`,
      accountId: ACCOUNT_ID,
      region: REGION,
      requestId: `task-${name}`,
      requestedBy: 'user:default/ada',
      spec: parseEnvironmentSpec({
        name,
        stage: 'staging',
        owner: 'group:default/shop',
        accountId: ACCOUNT_ID,
        region: REGION,
        domain: { mode: 'create-zone', name: `${name}.example.com` },
      }),
    });

  beforeAll(async () => {
    aws = await startDeploymentWorld();
    ({ world, store } = aws);
    replica = startReplica({
      knex: aws.knex,
      world,
      synthesize: withZone,
      resolveNs: domain => dns(domain),
    });
  });

  afterAll(async () => {
    await replica?.stop();
    await aws?.stop();
  });

  it('waits for the delegation, says to whom, and goes on by itself', async () => {
    let found = ['ns.registrar.example'];
    dns = async () => found;
    const { id } = await deploy('shop');
    const waiting = await until(store, id, d => d.delegation !== undefined);
    expect(waiting.delegation).toMatchObject({
      domain: 'shop.example.com',
      nameServers: NAME_SERVERS.split(','),
      found: ['ns.registrar.example'],
    });
    const status = (part: string) =>
      waiting.stacks.find(stack => stack.part === part)?.status;
    expect(status('network')).toBe('succeeded');
    expect(status('service')).toBe('waiting');

    found = ['NS-2.awsdns.example.'];
    const done = await until(store, id, isOver);
    expect(done).toMatchObject({ status: 'succeeded', delegation: undefined });
  });

  it('shows that DNS cannot be asked, and asks again', async () => {
    dns = async () => {
      throw new Error('queryNs ETIMEOUT');
    };
    const { id } = await deploy('books');
    const troubled = await until(store, id, d => d.problem !== undefined);
    expect(troubled.problem?.message).toMatch(
      /^DNS cannot be asked for books.example.com/,
    );
    dns = async () => NAME_SERVERS.split(',');
    expect((await until(store, id, isOver)).status).toBe('succeeded');
  });

  it('is cancelled while it waits', async () => {
    dns = async () => [];
    const { id } = await deploy('toys');
    await until(store, id, d => d.delegation !== undefined);
    await store.requestCancel(id, 'user:default/ada');
    expect((await until(store, id, isOver)).status).toBe('cancelled');
  });
});

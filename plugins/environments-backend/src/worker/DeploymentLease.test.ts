import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  DeleteStackCommand,
} from '@aws-sdk/client-cloudformation';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsClients } from '@quarterdeck/plugin-aws-node';
import { createTestDatabase } from '@quarterdeck/test-support';
import knexFactory, { type Knex } from 'knex';
import { DeploymentStore } from '../store/DeploymentStore';
import { migrate, submit } from '../__testUtils__/portal';
import { DatabaseLine } from '../__testUtils__/survival/DatabaseLine';
import { DeploymentLease } from './DeploymentLease';
import type { NewEvent } from './insertEvents';
import { DeploymentWorker } from './DeploymentWorker';
import { LeaseLostError } from './LeaseLostError';

jest.setTimeout(60_000);

/** Longer than a busy machine stands still; who lets it end says so. */
const LEASE_SECONDS = 30;
const SHORT_LEASE_SECONDS = 0.5;
/** From a renewal on, a call may be repeated for half of that. */
const SILENT_AFTER_SECONDS = 4;
const accountId = '123456789012';

const event: NewEvent = {
  aws_event_id: 'network/1',
  time: new Date('2026-11-22T12:00:00Z'),
  stack_name: 'late-production-network',
  logical_id: 'Vpc',
  physical_id: null,
  resource_type: 'AWS::EC2::VPC',
  status: 'CREATE_COMPLETE',
  reason: null,
};

describe('a lease', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let knex: Knex;
  let store: DeploymentStore;
  const workers: DeploymentWorker[] = [];

  /** A replica that takes a deployment and leaves it to the test. */
  const take = (leaseSeconds = LEASE_SECONDS) =>
    new Promise<{ lease: DeploymentLease; letGo: () => void }>(resolve => {
      const worker = new DeploymentWorker({
        knex,
        logger: mockServices.logger.mock(),
        leaseSeconds,
        maxConcurrent: 1,
        pollIntervalSeconds: 0.1,
        job: {
          run: lease =>
            new Promise<void>(letGo => {
              lease.signal.addEventListener('abort', () => letGo());
              resolve({ lease, letGo });
            }),
        },
      });
      workers.push(worker);
      worker.start();
    });

  /**
   * As from a process that is stopped: the clock of the database goes on. This
   * one lives, and may renew its lease before another one has taken it.
   */
  const takeFrom = async ({ deployment }: DeploymentLease) => {
    const { id, fencing_token } = deployment;
    let isTaken = false;
    const next = take().then(taken => {
      isTaken = true;
      return taken;
    });
    while (!isTaken) {
      await knex('deployments')
        .where({ id, fencing_token })
        .update({ lease_expires_at: knex.raw("now() - interval '1 second'") });
      await sleep(20);
    }
    return next;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    knex = database.knex;
    await migrate(knex);
    store = new DeploymentStore(knex);
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map(worker => worker.stop()));
    await knex('deployments').delete();
  });

  afterAll(async () => {
    await database?.destroy();
  });

  it('lets a holder that comes late write nothing and call nothing', async () => {
    const { id } = await submit(store, 'late');
    const late = await take();
    const next = await takeFrom(late.lease);
    expect(Number(next.lease.deployment.fencing_token)).toBe(
      Number(late.lease.deployment.fencing_token) + 1,
    );

    await expect(late.lease.renew()).rejects.toThrow(LeaseLostError);
    expect(late.lease.signal.aborted).toBe(true);
    await expect(late.lease.update({ status: 'deploying' })).rejects.toThrow(
      LeaseLostError,
    );
    await expect(
      late.lease.addEvents(
        event.stack_name,
        [{ event, completed: 1, total: 1 }],
        {},
      ),
    ).rejects.toThrow(LeaseLostError);
    await expect(late.lease.finish({ status: 'failed' })).rejects.toThrow(
      LeaseLostError,
    );
    const { deployment, events } = await store.update(id, 0);
    expect(deployment.status).toBe('queued');
    expect(events).toEqual([]);

    await next.lease.finish({ status: 'succeeded' });
    await expect(store.get(id)).resolves.toMatchObject({ status: 'succeeded' });
  });

  it('lets no repetition of a call go out late', async () => {
    await submit(store, 'repeated');
    const { lease } = await take();
    // Nobody renews this one meanwhile, as in a process that is stopped.
    const stopped = new DeploymentLease(
      knex,
      lease.deployment,
      SILENT_AFTER_SECONDS,
    );
    let requests = 0;
    const endpoint = createServer((_, response) => {
      requests += 1;
      setTimeout(
        () => response.writeHead(503).end(),
        600 * SILENT_AFTER_SECONDS,
      );
    });
    await new Promise<void>(resolve => endpoint.listen(0, resolve));
    const { port } = endpoint.address() as AddressInfo;
    const aws = {
      accounts: [{ accountId, accessKeyId: accountId, secretAccessKey: 'any' }],
    };
    const client = await DefaultAwsClients.fromConfig(
      mockServices.rootConfig({
        data: {
          aws,
          quarterdeck: { aws: { endpoint: `http://127.0.0.1:${port}` } },
        },
      }),
    ).get(CloudFormationClient, { accountId, region: 'us-east-1' });

    await expect(
      stopped.during(() =>
        client.send(new DeleteStackCommand({ StackName: 'any' })),
      ),
    ).rejects.toThrow(LeaseLostError);
    expect(requests).toBe(1);
    client.destroy();
    endpoint.close();
  });

  it('ends by itself while the database does not answer', async () => {
    await submit(store, 'cut-off');
    const { lease } = await take(SHORT_LEASE_SECONDS);
    const lost = once(lease.signal, 'abort');
    const blocked = await knex.transaction();
    await blocked('deployments').forUpdate().select('id');
    await lost;
    expect(lease.signal.reason).toMatchObject({
      name: 'LeaseLostError',
      message: expect.stringContaining('the database does not answer'),
    });
    await blocked.rollback();
  });

  it('does not outlast a holder that is cut off in the midst of a write', async () => {
    await submit(store, 'half-written');
    const { lease } = await take();
    await Promise.all(workers.splice(0).map(worker => worker.stop()));
    const line = await DatabaseLine.to(database.url);
    const cutOff = knexFactory({ client: 'pg', connection: line.url });
    const isCutOff = new Promise<void>(resolve => {
      cutOff.on('query', ({ sql }: { sql: string }) => {
        if (!sql.startsWith('update')) return;
        line.hold();
        resolve();
      });
    });
    const late = new DeploymentLease(
      cutOff,
      lease.deployment,
      SHORT_LEASE_SECONDS,
    );
    const writing = late.update({ status: 'deploying' }).catch(error => error);
    await Promise.race([isCutOff, writing]);

    // Nobody gets it while the row is locked.
    const next = await take();
    expect(next.lease.deployment.id).toBe(lease.deployment.id);
    line.restore();
    expect(await writing).toBeInstanceOf(LeaseLostError);
    await cutOff.destroy();
    line.close();
  });

  it('is renewed while its holder lives', async () => {
    const { id } = await submit(store, 'alive');
    await take();
    const expiry = async () => {
      const row = await knex('deployments').where({ id }).first();
      expect(Number(row.fencing_token)).toBe(1);
      return row.lease_expires_at.getTime();
    };
    for (let renewals = 0; renewals < 3; renewals++) {
      const before = await expiry();
      while ((await expiry()) === before) await sleep(20);
      expect(await expiry()).toBeGreaterThan(before);
    }
  });

  it('tells its holder that somebody wants to cancel', async () => {
    const { id } = await submit(store, 'unwanted');
    const { lease } = await take();
    await store.requestCancel(id, 'user:default/ada');
    await lease.renew();
    expect(lease.cancellation.aborted).toBe(true);
    await lease.update({ status: 'deploying' });
    await expect(store.get(id)).resolves.toMatchObject({
      status: 'cancelling',
      cancelRequestedBy: 'user:default/ada',
    });
  });

  it('numbers events once, however often they are told', async () => {
    const { id } = await submit(store, 'told');
    const { lease } = await take();
    const tell = (awsEventId: string) =>
      lease.addEvents(
        event.stack_name,
        [
          {
            event: { ...event, aws_event_id: awsEventId },
            completed: 1,
            total: 3,
          },
        ],
        {},
      );
    await tell('1');
    await tell('1');
    await tell('2');
    const { events } = await store.update(id, 0);
    expect(events.map(({ n }) => n)).toEqual([1, 2]);
    await expect(store.update(id, 1)).resolves.toMatchObject({
      events: [{ n: 2 }],
    });
  });
});

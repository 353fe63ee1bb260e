import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase } from '@quarterdeck/test-support';
import type { Knex } from 'knex';
import { migrate, submit } from '../__testUtils__/portal';
import { DeploymentStore } from '../store/DeploymentStore';
import { DeploymentWorker } from '../worker/DeploymentWorker';
import { Courier } from './Courier';
import { enqueue, type MessageRow, Outbox } from './Outbox';

jest.setTimeout(60_000);

/** Longer than any of these tests: whose claim is to end says so. */
const CLAIM_SECONDS = 600;

type Send = jest.Mock<Promise<void>, [{ payload: { title: string } }]>;

describe('a courier', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let knex: Knex;
  const started: { stop(): Promise<void> }[] = [];
  const logger = mockServices.logger.mock();

  /** One replica, as far as messages go. */
  const start = (
    send: Send,
    times: { answerSeconds?: number; pollIntervalSeconds?: number } = {},
    outbox = new Outbox(knex),
  ) => {
    const courier = new Courier({
      claimSeconds: CLAIM_SECONDS,
      firstWaitSeconds: 0.2,
      logger,
      notifications: { send },
      outbox,
      pollIntervalSeconds: 0.05,
      ...times,
    });
    started.push(courier);
    courier.start();
    return courier;
  };

  const working = (): Send => jest.fn().mockResolvedValue(undefined);
  /** As in a process that is killed, or stopped, before the answer. */
  const silent = (): Send => jest.fn().mockReturnValue(new Promise(() => {}));

  const write = (title: string, scope = title) =>
    knex.transaction(trx =>
      enqueue(trx, {
        recipients: ['user:default/ada'],
        payload: { title, scope },
      }),
    );
  const titles = (...sends: Send[]) =>
    sends.flatMap(send =>
      send.mock.calls.map(([{ payload }]) => payload.title),
    );
  const messages = () => knex<MessageRow>('messages').orderBy('id');

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 20_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error('It took too long');
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
  const allSent = () =>
    until(async () => (await messages()).every(({ sent_at }) => sent_at));

  beforeAll(async () => {
    database = await createTestDatabase();
    knex = database.knex;
    await migrate(knex);
  });

  afterEach(async () => {
    await Promise.all(started.splice(0).map(each => each.stop()));
    await knex('messages').delete();
    logger.info.mockClear();
    logger.warn.mockClear();
  });

  afterAll(async () => {
    await database?.destroy();
  });

  it('sends each message once, however many of them there are', async () => {
    const wanted = Array.from({ length: 30 }, (_, index) => `message ${index}`);
    for (const title of wanted) await write(title);
    const sends = [working(), working()];
    sends.forEach(send => start(send));
    await allSent();
    expect(titles(...sends).sort()).toEqual(wanted.sort());
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('keeps the order of what is about the same', async () => {
    await write('the question', 'a plan');
    await write('the answer', 'a plan');
    const order: string[] = [];
    const send: Send = jest.fn(async ({ payload }) => {
      // The first one takes longer than it would take to overtake it.
      await new Promise(resolve =>
        setTimeout(resolve, 200 / (order.length + 1)),
      );
      order.push(payload.title);
    });
    start(send);
    start(send);
    await allSent();
    expect(order).toEqual(['the question', 'the answer']);
  });

  it('sends what another one has taken and left, in the same scope', async () => {
    await write('ended', 'environment-deployment/1');
    const left = silent();
    start(left, { answerSeconds: 60, pollIntervalSeconds: 60 });
    await until(() => left.mock.calls.length === 1);
    const send = working();
    const outbox = new Outbox(knex);
    const looks = jest.spyOn(outbox, 'take');
    start(send, {}, outbox);
    await until(() => looks.mock.calls.length > 3);
    expect(send).not.toHaveBeenCalled();
    // The claim is over.
    await knex('messages').update({ due_at: knex.fn.now() });
    await allSent();
    expect(send.mock.calls).toEqual(left.mock.calls);
    expect(left).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        payload: { title: 'ended', scope: 'environment-deployment/1' },
      }),
    );
  });

  it('tells of a deployment whose holder died right after its end', async () => {
    const store = new DeploymentStore(knex);
    const { id } = await submit(store, 'orphan');
    const worker = new DeploymentWorker({
      knex,
      logger,
      leaseSeconds: 5,
      maxConcurrent: 1,
      pollIntervalSeconds: 0.05,
      // Nothing of this process goes on after it.
      job: { run: lease => lease.finish({ status: 'succeeded' }) },
    });
    started.push(worker);
    worker.start();
    await until(async () => (await store.get(id)).status === 'succeeded');
    await worker.stop();

    const send = working();
    start(send);
    await allSent();
    expect(titles(send)).toEqual([
      'orphan-production: the deployment has succeeded',
    ]);
  });

  it('has nothing to say of an end that was not written', async () => {
    const store = new DeploymentStore(knex);
    const { id } = await submit(store, 'lost');
    const worker = new DeploymentWorker({
      knex,
      logger,
      leaseSeconds: 5,
      maxConcurrent: 1,
      pollIntervalSeconds: 0.05,
      job: {
        run: async lease => {
          await knex('deployments').where({ id }).increment('fencing_token');
          await lease.finish({ status: 'failed' });
        },
      },
    });
    started.push(worker);
    worker.start();
    await until(async () =>
      logger.info.mock.calls.join().includes('no longer'),
    );
    expect(await messages()).toEqual([]);
    await knex('deployments').delete();
  });

  it('goes on trying while nobody takes its messages', async () => {
    await write('patience');
    const send = working();
    send
      .mockRejectedValueOnce(new Error('ECONNREFUSED'))
      .mockRejectedValueOnce(new Error('status 503'));
    start(send);
    await allSent();
    expect(send).toHaveBeenCalledTimes(3);
    expect(logger.warn.mock.calls.map(([line]) => line)).toEqual([
      expect.stringContaining(
        "ada could not be told 'patience': Error: ECONNREFUSED. It is tried again in 0.2 s",
      ),
      expect.stringContaining('status 503. It is tried again in 0.4 s'),
    ]);
  });

  it('does not wait for ever for an answer', async () => {
    await write('unanswered');
    const send = silent();
    start(send, { answerSeconds: 0.1 });
    await until(async () => (await messages())[0].last_error !== null);
    expect((await messages())[0].last_error).toBe('No answer within 0.1 s');
  });

  it('gives up what is a week old, and says so', async () => {
    await write('old news');
    await knex('messages').update({
      created_at: knex.raw("now() - interval '8 days'"),
    });
    const send: Send = jest.fn().mockRejectedValue(new Error('status 400'));
    start(send);
    await until(async () => (await messages())[0].given_up_at !== null);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining("'old news': Error: status 400. It is given up"),
    );
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('forgets after a month what was sent', async () => {
    await write('long ago');
    await write('lately');
    await knex('messages').update({ sent_at: knex.fn.now() });
    await knex('messages')
      .where({ scope: 'long ago' })
      .update({ sent_at: knex.raw("now() - interval '31 days'") });
    await new Outbox(knex).purge();
    expect((await messages()).map(({ scope }) => scope)).toEqual(['lately']);
  });
});

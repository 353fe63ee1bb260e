import { setTimeout as sleep } from 'node:timers/promises';
import type { DeploymentRow } from '../store/rows';
import { submitOperation } from '../__testUtils__/survival/operations';
import { Portal } from '../__testUtils__/survival/Portal';
import type { MessageRow } from './Outbox';

// Two replicas, a database and an AWS, of which the replicas are killed.
jest.setTimeout(300_000);

const LONGEST_MS = 120_000;

describe('people are told of an end', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await Portal.start({ leaseSeconds: 4, speed: 60 });
  });

  afterAll(async () => {
    await portal?.stop();
  });

  async function until(what: string, isSo: () => boolean | Promise<boolean>) {
    const deadline = Date.now() + LONGEST_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`It took too long: ${what}`);
      await sleep(50);
    }
  }

  const isOver = async (id: string) => {
    const row = await portal
      .knex<DeploymentRow>('deployments')
      .where({ id })
      .first('finished_at');
    return Boolean(row?.finished_at);
  };
  const about = (id: string) =>
    portal.mailbox.about(`environment-deployment/${id}`);

  it('once, when nothing happens', async () => {
    const { id } = await submitOperation(
      portal,
      'calm',
      'create',
      portal.replicas[0],
    );
    await until('told', () => about(id).length > 0);
    // Both replicas have looked for something to send several times by then.
    await sleep(2_000);
    expect(about(id).map(({ payload }) => payload.title)).toEqual([
      'calm-production: the deployment has succeeded',
    ]);
  });

  it('after the notifications backend was down, and every replica killed', async () => {
    const { mailbox, replicas } = portal;
    mailbox.goDown();
    const { id } = await submitOperation(
      portal,
      'stormy',
      'create',
      replicas[0],
    );
    // Nothing that is not told holds the deployment up.
    await until('over', () => isOver(id));
    await until('refused', () => mailbox.refused > 0);
    await Promise.all(replicas.map(replica => replica.kill()));
    const [message] = await portal
      .knex<MessageRow>('messages')
      .where({ scope: `environment-deployment/${id}` });
    expect(message.sent_at).toBeNull();
    expect(about(id)).toEqual([]);

    mailbox.comeBack();
    await Promise.all(replicas.map(replica => replica.start()));
    await until('told', () => about(id).length > 0);
    expect(about(id)).toEqual([
      {
        recipients: {
          entityRef: ['user:default/mock', 'group:default/shop'],
        },
        payload: expect.objectContaining({
          title: 'stormy-production: the deployment has succeeded',
        }),
      },
    ]);
  });
});

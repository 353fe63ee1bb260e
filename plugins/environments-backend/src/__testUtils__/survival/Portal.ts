import { createTestDatabase, startSimulator } from '@quarterdeck/test-support';
import knexFactory, { type Knex } from 'knex';
import { z } from 'zod';
import { keepLeaseHistory } from './leaseHistory';
import { Mailbox } from './Mailbox';
import { Replica } from './Replica';

/** How long somebody may get no answer at all from any replica. */
const PATIENCE_MS = 60_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** One request that the simulator got. */
const callSchema = z.object({
  at: z.coerce.date(),
  service: z.string(),
  operation: z.string(),
  resource: z.string().optional(),
  userAgent: z.string(),
  status: z.number(),
});
export type AwsCall = z.output<typeof callSchema>;

/** Two replicas of a portal on one PostgreSQL, and the AWS that they ask. */
export class Portal {
  private constructor(
    readonly awsEndpoint: string,
    readonly replicas: readonly [Replica, Replica],
    /** Of the environments plugin, past the lines of the replicas. */
    readonly knex: Knex,
    readonly leaseSeconds: number,
    /** Where its notifications go. */
    readonly mailbox: Mailbox,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(options: {
    leaseSeconds: number;
    /** How fast AWS is; at 1 an environment takes a minute. */
    speed: number;
  }): Promise<Portal> {
    const { leaseSeconds, speed } = options;
    const [database, simulator, mailbox] = await Promise.all([
      createTestDatabase(),
      startSimulator({ speed }),
      Mailbox.open(),
    ]);
    const settings = {
      awsEndpoint: simulator.url,
      databaseUrl: database.url,
      leaseSeconds,
      notificationsUrl: mailbox.url,
    };
    const first = await Replica.start('replica-a', settings);
    const second = await Replica.start('replica-b', settings);
    const knex = knexFactory({
      client: 'pg',
      connection: database.url,
      searchPath: ['environments'],
    });
    await keepLeaseHistory(knex);
    return new Portal(
      simulator.url,
      [first, second],
      knex,
      leaseSeconds,
      mailbox,
      async () => {
        await Promise.all([first.stop(), second.stop()]);
        mailbox.close();
        await knex.destroy();
        await simulator.stop();
        await database.destroy();
      },
    );
  }

  stop(): Promise<void> {
    return this.end();
  }

  /**
   * Asks the portal as a browser behind a load balancer would: one replica, and
   * when that does not answer, the other one.
   *
   * @param path - below `/api/`
   * @throws Error when the portal refuses, or nobody answers for a minute.
   */
  async ask(
    path: string,
    options: { body?: object; first?: Replica } = {},
  ): Promise<unknown> {
    const { body, first = this.replicas[0] } = options;
    const order = [first, ...this.replicas.filter(each => each !== first)];
    const deadline = Date.now() + PATIENCE_MS;
    for (let attempt = 0; ; attempt++) {
      const replica = order[attempt % order.length];
      const response = await request(replica, path, body).catch(() => {
        if (Date.now() > deadline) throw new Error(`Nobody answers ${path}`);
      });
      if (response?.ok) return response.json();
      if (response && response.status < 500) {
        throw new Error(`${path}: ${await response.text()}`);
      }
      if (Date.now() > deadline) {
        throw new Error(`${path}: ${await response?.text()}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** Every request that AWS got, in the order of their arrival. */
  async awsCalls(): Promise<AwsCall[]> {
    const answer = await fetch(`${this.awsEndpoint}/_simulator/calls`);
    return z
      .array(callSchema)
      .parse(await answer.json())
      .sort((one, other) => one.at.getTime() - other.at.getTime());
  }
}

async function request(replica: Replica, path: string, body?: object) {
  return fetch(`${replica.server.url}/api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
}

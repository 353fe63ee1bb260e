import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { LogsEndpoint } from './__testUtils__/LogsEndpoint';
import {
  ACCOUNT,
  allow,
  startPortal,
  type TestPortal,
} from './__testUtils__/startPortal';

/** Longer than a replica takes to look who still looks. */
const LOOKED_AGAIN_MS = 2_500;

jest.setTimeout(60_000);

describe.each([
  {
    cancelWhenNobodyLooks: true,
    end: { status: 'cancelled', cancelledBy: 'nobody-looking' },
    stopped: ['aws-query-1'],
  },
  {
    cancelWhenNobodyLooks: false,
    end: { status: 'running' },
    stopped: [],
  },
])(
  'with cancelWhenNobodyLooks: $cancelWhenNobodyLooks',
  ({ cancelWhenNobodyLooks, end, stopped }) => {
    const aws = new LogsEndpoint();
    let portal: TestPortal;

    beforeAll(async () => {
      portal = await startPortal({
        endpoint: await aws.start(),
        entities: [],
        logQueries: { cancelWhenNobodyLooks },
      });
      portal.decide(allow);
    }, 120_000);

    afterAll(async () => {
      await portal?.stop();
      await aws.stop();
    });

    async function started(): Promise<Run> {
      const { body } = await portal
        .post('/runs', {
          accountId: ACCOUNT,
          region: 'us-east-1',
          queryString: 'fields @message',
          logGroupNames: ['/ecs/shop-production'],
          range: { type: 'relative', lastMinutes: 60 },
        })
        .expect(201);
      return body;
    }

    async function look({ id }: Run): Promise<string> {
      const viewer = randomUUID();
      await portal.put(`/runs/${id}/viewers/${viewer}`).expect(204);
      return viewer;
    }

    /** Closes a page and lets the time pass in which it may be back. */
    async function leave({ id }: Run, viewer: string): Promise<void> {
      await portal.delete(`/runs/${id}/viewers/${viewer}`).expect(204);
      await portal
        .knex('log_query_run_viewers')
        .where({ viewer_id: viewer })
        .update({ looks_until: new Date(Date.now() - 1_000) });
    }

    async function now({ id }: Run): Promise<Run> {
      const { body } = await portal.get(`/runs/${id}`).expect(200);
      return body;
    }

    it('does so with a run when its last viewer leaves, and no sooner', async () => {
      const run = await started();
      // Nobody ever looks at this one: it is a program's.
      await started();
      const [ann, bob] = [await look(run), await look(run)];
      await leave(run, ann);
      await sleep(LOOKED_AGAIN_MS);
      expect((await now(run)).status).toBe('running');

      await leave(run, bob);
      if (cancelWhenNobodyLooks) {
        while ((await now(run)).status === 'running') await sleep(100);
      } else {
        await sleep(LOOKED_AGAIN_MS);
      }
      expect(await now(run)).toMatchObject(end);
      expect(aws.stopped).toEqual(stopped);
    });
  },
);

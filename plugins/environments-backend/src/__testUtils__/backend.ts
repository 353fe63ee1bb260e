import {
  type AuditorServiceCreateEventOptions,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import type { Deployment, Plan } from '@quarterdeck/plugin-environments-common';
import { createTestDatabase } from '@quarterdeck/test-support';
import request from 'supertest';
import environmentsPlugin from '../index';
import { startAwsWorld } from './awsWorld';

const DEADLINE_MS = 150_000;
const POLL_INTERVAL_MS = 200;

/** The plugin in a backend, with an AWS and a database of its own. */
export async function startBackend(environments: object) {
  const [database, world] = await Promise.all([
    createTestDatabase(),
    startAwsWorld(),
  ]);
  const send = jest.fn().mockResolvedValue(undefined);
  const auditor = mockServices.auditor.mock();
  const written: AuditorServiceCreateEventOptions[] = [];
  auditor.createEvent.mockImplementation(async event => {
    written.push(event);
    return { success: jest.fn(), fail: jest.fn() };
  });
  const { quarterdeck, ...config } = world.config.get() as {
    quarterdeck: object;
  };
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      auditor.factory,
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootConfig.factory({
        data: {
          ...config,
          quarterdeck: {
            ...quarterdeck,
            environments: { pollIntervalSeconds: 0.1, ...environments },
          },
          backend: { baseUrl: 'http://localhost:0' },
        },
      }),
      mockServices.rootSystemMetadata.factory(),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send }),
      }),
    ],
  });
  const post = (path: string, body: object = {}, user = 'user:default/ada') =>
    request(backend.server)
      .post(`/api/environments${path}`)
      .set('Authorization', mockCredentials.user.header(user))
      .send(body);
  const get = (path: string) =>
    request(backend.server).get(`/api/environments${path}`);

  /** Asks again until it is so, or too much time has passed. */
  async function until<T>(path: string, isSo: (body: T) => boolean) {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const body: T = (await get(path)).body;
      if (isSo(body) || Date.now() > deadline) return body;
      await new Promise(resolve => setTimeout(resolve, POLL_INTERVAL_MS));
    }
  }

  return {
    world,
    /** The audit events, in their order. */
    written,
    /** Waits until people are told something; they are within seconds. */
    async told(title: string) {
      const deadline = Date.now() + DEADLINE_MS;
      for (;;) {
        const sent = send.mock.calls
          .map(([message]) => message)
          .find(({ payload }) => payload.title === title);
        if (sent || Date.now() > deadline) return sent;
        await new Promise(resolve => setTimeout(resolve, POLL_INTERVAL_MS));
      }
    },
    post,
    get,
    until,
    async planned(spec: object, requestId: string): Promise<Plan> {
      const { body, status } = await post('/plans', { spec, requestId });
      expect({ status, error: body.error }).toEqual({ status: 201 });
      return until<Plan>(
        `/plans/${body.id}`,
        plan => plan.status !== 'planning',
      );
    },
    ended: (id: string) =>
      until<Deployment>(`/deployments/${id}`, deployment =>
        Boolean(deployment.finishedAt),
      ),
    async stop() {
      await backend.stop();
      await world.stop();
      await database.destroy();
    },
  };
}

export type TestBackend = Awaited<ReturnType<typeof startBackend>>;

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { AwsCalls, awsCallsServiceRef } from '@quarterdeck/plugin-aws-node';
import { DateTime } from 'luxon';
import request from 'supertest';
import serviceHealthPlugin from '..';
import { dropDatabases, emptyDatabase } from '../__testUtils__/startPortal';
import { BilledReads } from './BilledReads';
import { countCalls } from './countCalls';

jest.setTimeout(60_000);
afterAll(dropDatabases);

const read = {
  accountId: '123456789012',
  region: 'us-east-1',
  service: 'CloudWatch',
  operation: 'GetMetricData',
  durationMs: 40,
  outcome: 'answered',
  billedMetrics: 13,
} as const;

async function startPortal(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
) {
  const calls = new AwsCalls();
  const { server } = await startTestBackend({
    features: [
      serviceHealthPlugin,
      catalogServiceMock.factory({ entities: [] }),
      createServiceFactory({
        service: awsCallsServiceRef,
        deps: {},
        factory: () => calls,
      }),
      mockServices.permissions.factory({ result }),
      mockServices.database.factory({ knex: await emptyDatabase() }),
      mockServices.scheduler.mock().factory,
      mockServices.rootSystemMetadata.factory(),
    ],
  });
  return {
    calls,
    operations: () => request(server).get('/api/service-health/operations'),
  };
}

it('tells operators what is asked of AWS, and what it costs', async () => {
  const portal = await startPortal(AuthorizeResult.ALLOW);
  portal.calls.add(read);
  portal.calls.add({ ...read, outcome: 'throttled' });
  const { body } = await portal.operations();
  expect(body).toMatchObject({
    since: expect.stringMatching(/Z$/),
    ages: [],
    calls: [
      {
        operation: 'GetMetricData',
        calls: 2,
        throttles: 1,
        failures: 0,
        medianMs: 40,
      },
    ],
    estimate: {
      billedMetricReads: 26,
      basis: expect.stringContaining('0.01 USD for 1,000 metrics'),
    },
  });
  expect(body.estimate.projectedMetricReads).toBeGreaterThan(26);
});

it('tells nobody else', async () => {
  const portal = await startPortal(AuthorizeResult.DENY);
  const { status, body } = await portal.operations();
  expect(status).toBe(403);
  expect(body.error.message).toContain('service-health.operate');
});

describe('billed reads', () => {
  it('are added up by all replicas, and outlive them', async () => {
    const knex = await emptyDatabase();
    await knex.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const [one, other] = [new BilledReads(knex), new BilledReads(knex)];
    one.add(100);
    other.add(20);
    await Promise.all([one.flush(), other.flush()]);
    one.add(3);
    expect((await one.estimate()).billedMetricReads).toBe(123);
    expect((await new BilledReads(knex).estimate()).billedMetricReads).toBe(
      123,
    );
  });

  it('are projected at the pace of the last day', async () => {
    const knex = await emptyDatabase();
    await knex.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const now = DateTime.utc(2026, 11, 21);
    const hoursAgo = (hours: number) => now.minus({ hours }).toJSDate();
    await knex('billed_metric_reads').insert([
      { hour: hoursAgo(15 * 24), metrics: 5_000_000 },
      { hour: hoursAgo(12), metrics: 100_000 },
      { hour: hoursAgo(2), metrics: 140_000 },
      // Of the month before: it is over.
      { hour: hoursAgo(30 * 24), metrics: 1_000_000_000 },
    ]);
    expect(await new BilledReads(knex).estimate(now)).toMatchObject({
      billedMetricReads: 5_240_000,
      // Ten days are left.
      projectedMetricReads: 5_240_000 + 10 * 240_000,
      projectedUsd: 76.4,
    });
  });
});

describe('the metrics endpoint', () => {
  it('is told of each call by account and operation', async () => {
    const metrics = metricsServiceMock.mock();
    const counters = new Map<string, jest.Mock>();
    const instrument = (name: string) => {
      const record = jest.fn();
      counters.set(name, record);
      return record;
    };
    metrics.createCounter.mockImplementation(name => ({
      add: instrument(name),
    }));
    metrics.createHistogram.mockImplementation(name => ({
      record: instrument(name),
    }));
    const observe = jest.fn();
    let observed: void | Promise<void> | undefined;
    metrics.createObservableGauge.mockImplementation(() => ({
      addCallback(callback) {
        observed = callback({ observe });
      },
      removeCallback: jest.fn(),
    }));
    const calls = new AwsCalls();
    const { accountId, region, service, operation } = read;
    const stop = countCalls(metrics, calls, async () => [
      { accountId, region, oldestSeconds: 12 },
    ]);
    calls.add({ ...read, outcome: 'throttled' });
    stop();
    calls.add(read);

    const attributes = { account: accountId, region, service, operation };
    const recorded = (name: string) => counters.get(name)?.mock.calls;
    expect(recorded('service_health.aws.calls')).toEqual([[1, attributes]]);
    expect(recorded('service_health.aws.throttles')).toEqual([[1, attributes]]);
    expect(recorded('service_health.aws.failures')).toEqual([[0, attributes]]);
    expect(recorded('service_health.aws.duration')).toEqual([
      [0.04, attributes],
    ]);
    expect(recorded('service_health.aws.billed_metrics')).toEqual([
      [13, attributes],
    ]);
    await observed;
    expect(observe).toHaveBeenCalledWith(12, { account: accountId, region });
  });
});

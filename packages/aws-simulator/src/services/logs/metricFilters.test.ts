import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { simulatedService } from '../../wire';
import {
  NOON,
  webEnvironment,
  type WebEnvironment,
} from '../../world/traffic/testing/webEnvironment';
import { cloudWatchHandlers } from '../cloudwatch';
import { serveServices, type ServedServices } from '../testing/serve';
import { logsHandlers } from '.';

const GROUP = '/ecs/shop-production';
const FILTER = {
  logGroupName: GROUP,
  filterName: 'requests',
  filterPattern: '{ $.statusCode EXISTS }',
  metricTransformations: [
    { metricName: 'Requests', metricNamespace: 'Shop', metricValue: '1' },
  ],
};

let environment: WebEnvironment;
let served: ServedServices;
let client: CloudWatchLogs;
let metrics: CloudWatch;

beforeEach(async () => {
  environment = webEnvironment();
  served = await serveServices([
    simulatedService(logs, logsHandlers(environment.world)),
    simulatedService(cloudwatch, cloudWatchHandlers(environment.world)),
  ]);
  client = new CloudWatchLogs(served.clientConfig);
  metrics = new CloudWatch(served.clientConfig);
});

afterEach(async () => {
  client.destroy();
  metrics.destroy();
  await served.stop();
});

describe('metric filters', () => {
  it('publish what they find from then on', async () => {
    await client.putMetricFilter(FILTER);
    await client.putMetricFilter({
      ...FILTER,
      filterName: 'durations',
      metricTransformations: [
        {
          metricName: 'Duration',
          metricNamespace: 'Shop',
          metricValue: '$.duration',
        },
      ],
    });
    environment.clock.advance(10 * 60_000);
    const end = environment.world.now();
    const statistic = async (MetricName: string, name: 'Sum' | 'Average') =>
      (
        await metrics.getMetricStatistics({
          Namespace: 'Shop',
          MetricName,
          StartTime: new Date(NOON.getTime() - 600_000),
          EndTime: end,
          Period: 3600,
          Statistics: [name],
        })
      ).Datapoints?.[0]?.[name];
    const { events = [] } = await client.filterLogEvents({
      logGroupName: GROUP,
      filterPattern: FILTER.filterPattern,
      startTime: NOON.getTime(),
      endTime: end.getTime(),
    });
    expect(events.length).toBeGreaterThan(50);
    expect(await statistic('Requests', 'Sum')).toBe(events.length);
    expect(await statistic('Duration', 'Average')).toBeGreaterThan(1);
    const { Metrics } = await metrics.listMetrics({ Namespace: 'Shop' });
    expect(Metrics?.map(({ MetricName }) => MetricName)).toEqual([
      'Requests',
      'Duration',
    ]);
  });

  it('are kept, described, changed and deleted, also with their group', async () => {
    await client.putMetricFilter(FILTER);
    await client.putMetricFilter({ ...FILTER, filterPattern: 'ERROR' });
    const described = await client.describeMetricFilters({
      metricName: 'Requests',
      metricNamespace: 'Shop',
    });
    expect(described.metricFilters).toEqual([
      expect.objectContaining({
        filterName: 'requests',
        filterPattern: 'ERROR',
      }),
    ]);
    const { logGroups } = await client.describeLogGroups({});
    expect(logGroups?.[0].metricFilterCount).toBe(1);
    await client.deleteMetricFilter(FILTER);
    await expect(client.deleteMetricFilter(FILTER)).rejects.toBeInstanceOf(
      logs.ResourceNotFoundException,
    );
    await client.putMetricFilter(FILTER);
    await client.deleteLogGroup({ logGroupName: GROUP });
    expect((await client.describeMetricFilters({})).metricFilters).toEqual([]);
  });

  it('can be tried, and are refused when they are none', async () => {
    const { matches } = await client.testMetricFilter({
      filterPattern: '{ $.a.b > 1 }',
      logEventMessages: ['{"a":{"b":1}}', '{"a":{"b":2}}', 'text'],
    });
    expect(matches).toEqual([
      {
        eventNumber: 2,
        eventMessage: '{"a":{"b":2}}',
        extractedValues: { '$.a.b': '2' },
      },
    ]);
    await expect(
      client.putMetricFilter({ ...FILTER, filterPattern: '{ nonsense' }),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
    await expect(
      client.putMetricFilter({ ...FILTER, logGroupName: 'nobody' }),
    ).rejects.toBeInstanceOf(logs.ResourceNotFoundException);
  });
});

describe('log groups', () => {
  it('are listed by a pattern', async () => {
    await client.createLogGroup({ logGroupName: 'other' });
    const names = async (logGroupNamePattern?: string) =>
      (await client.listLogGroups({ logGroupNamePattern })).logGroups?.map(
        ({ logGroupName }) => logGroupName,
      );
    expect(await names()).toEqual([GROUP, 'other']);
    expect(await names('^/ecs|nobody')).toEqual([GROUP]);
    expect(await names('the')).toEqual(['other']);
    await expect(names('a')).rejects.toBeInstanceOf(
      logs.InvalidParameterException,
    );
    await expect(client.describeLogGroups({ limit: 51 })).rejects.toThrow(
      "at 'limit'",
    );
  });

  it('have tags by the old calls, too', async () => {
    await client.tagLogGroup({ logGroupName: GROUP, tags: { a: '1', b: '2' } });
    await client.untagLogGroup({ logGroupName: GROUP, tags: ['a'] });
    const { tags } = await client.listTagsLogGroup({ logGroupName: GROUP });
    expect(tags).toMatchObject({ b: '2' });
    expect(tags).not.toHaveProperty('a');
  });

  it('have field indexes', async () => {
    await client.putIndexPolicy({
      logGroupIdentifier: GROUP,
      policyDocument: JSON.stringify({ Fields: ['requestId'] }),
    });
    const { fieldIndexes = [] } = await client.describeFieldIndexes({
      logGroupIdentifiers: [GROUP],
    });
    expect(fieldIndexes.map(each => each.fieldIndexName)).toEqual(
      expect.arrayContaining(['@logStream', 'requestId']),
    );
    await client.deleteIndexPolicy({ logGroupIdentifier: GROUP });
    const { indexPolicies } = await client.describeIndexPolicies({
      logGroupIdentifiers: [GROUP],
    });
    expect(indexPolicies).toEqual([]);
    await expect(
      client.putIndexPolicy({
        logGroupIdentifier: GROUP,
        policyDocument: '{}',
      }),
    ).rejects.toBeInstanceOf(logs.InvalidParameterException);
  });
});

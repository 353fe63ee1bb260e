import { LogGroupReader } from '../logs';
import {
  webEnvironment,
  CREATED_AT,
  NOON,
} from '../traffic/testing/webEnvironment';
import type { WebEnvironment } from '../traffic/testing/webEnvironment';
import { findMetricSource, type MinuteData } from '.';

const MINUTE_MS = 60_000;
const minuteOf = (time: Date) => Math.floor(time.getTime() / MINUTE_MS);
const NOON_MINUTE = minuteOf(NOON);
const hoursAgo = (hours: number) => NOON_MINUTE - hours * 60;

function read(
  { world, region, dimensions }: WebEnvironment,
  kind: keyof WebEnvironment['dimensions'],
  metricName: string,
  from = hoursAgo(3),
  to = NOON_MINUTE,
  namespace = {
    service: 'AWS/ECS',
    loadBalancer: 'AWS/ApplicationELB',
    targetGroup: 'AWS/ApplicationELB',
    database: 'AWS/RDS',
  }[kind],
): MinuteData[] {
  return (
    findMetricSource(world, region, namespace, dimensions[kind])?.read(
      metricName,
      from,
      to,
    ) ?? []
  );
}

const sum = (data: MinuteData[]) =>
  data.reduce((total, each) => total + each.sum, 0);
const mean = (data: MinuteData[]) =>
  sum(data) / data.reduce((total, each) => total + each.count, 0);

describe('the metrics of an environment', () => {
  it('are the same whoever asks, and for whichever range', () => {
    const once = read(webEnvironment(), 'service', 'CPUUtilization');
    const again = webEnvironment();
    read(again, 'service', 'CPUUtilization', hoursAgo(30), hoursAgo(1));
    expect(read(again, 'service', 'CPUUtilization')).toEqual(once);
    expect(once).toHaveLength(180);
  });

  it('count exactly the requests that the log lists', () => {
    const environment = webEnvironment();
    const requests = sum(read(environment, 'loadBalancer', 'RequestCount'));
    const failures = sum(
      read(environment, 'loadBalancer', 'HTTPCode_Target_5XX_Count'),
    );
    const { world, region, logGroup } = environment;
    const lines = [
      ...new LogGroupReader(world, region, logGroup).oldestFirst({
        from: hoursAgo(3) * MINUTE_MS,
        // What came in the last minute is answered a little later.
        to: NOON.getTime(),
      }),
    ].flat();
    const answered = lines
      .map(({ message }) => JSON.parse(message) as Record<string, unknown>)
      .filter(({ level, statusCode }) => level === 'info' && statusCode);

    expect(requests).toBeGreaterThan(2_000);
    expect(Math.abs(answered.length - requests)).toBeLessThanOrEqual(3);
    expect(
      answered.filter(({ statusCode }) => Number(statusCode) >= 500),
    ).toHaveLength(failures);
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThan(20);
  });

  it('agree with each other: more requests, more work for all', () => {
    const environment = webEnvironment();
    // Noon against four at night.
    const busy = [hoursAgo(21), hoursAgo(20)] as const;
    const quiet = [hoursAgo(9), hoursAgo(8)] as const;
    const values = ([from, to]: readonly [number, number]) => ({
      requests: sum(
        read(environment, 'loadBalancer', 'RequestCount', from, to),
      ),
      cpu: mean(read(environment, 'service', 'CPUUtilization', from, to)),
      databaseCpu: mean(
        read(environment, 'database', 'CPUUtilization', from, to),
      ),
      reads: mean(read(environment, 'database', 'ReadIOPS', from, to)),
    });
    const [high, low] = [values(busy), values(quiet)];
    expect(high.requests).toBeGreaterThan(1.4 * low.requests);
    expect(high.cpu).toBeGreaterThan(1.2 * low.cpu);
    expect(high.databaseCpu).toBeGreaterThan(1.2 * low.databaseCpu);
    expect(high.reads).toBeGreaterThan(1.2 * low.reads);
  });

  it('are those of a healthy service on an ordinary day', () => {
    const environment = webEnvironment();
    const within = (
      kind: keyof WebEnvironment['dimensions'],
      name: string,
      low: number,
      high: number,
    ) => {
      for (const { sum: total, count } of read(environment, kind, name)) {
        expect(total / count).toBeGreaterThanOrEqual(low);
        expect(total / count).toBeLessThanOrEqual(high);
      }
    };
    within('service', 'CPUUtilization', 3, 60);
    within('service', 'MemoryUtilization', 30, 60);
    within('targetGroup', 'HealthyHostCount', 2, 2);
    within('targetGroup', 'UnHealthyHostCount', 0, 0);
    within('loadBalancer', 'TargetResponseTime', 0.01, 0.5);
    within('database', 'DatabaseConnections', 8, 12);
    within('database', 'FreeStorageSpace', 11 * 1024 ** 3, 20 * 1024 ** 3);
    within('database', 'FreeableMemory', 0.1 * 1024 ** 3, 0.5 * 1024 ** 3);
    within('database', 'ReadLatency', 0, 0.005);
  });

  it('follow the traffic out of the network and into mailboxes', () => {
    const { world, region } = webEnvironment();
    const common = {
      arn: 'arn',
      createdAt: CREATED_AT,
      tags: { 'quarterdeck/environment': 'shop-production' },
    };
    for (const id of ['nat-1', 'nat-2']) {
      region.natGateways.put({ ...common, id, shape: { NatGatewayId: id } });
    }
    const ofGateway = (name: string) =>
      findMetricSource(world, region, 'AWS/NATGateway', {
        NatGatewayId: 'nat-1',
      })?.read(name, hoursAgo(1), NOON_MINUTE) ?? [];
    expect(sum(ofGateway('BytesOutToDestination'))).toBeGreaterThan(1e6);
    expect(sum(ofGateway('ErrorPortAllocation'))).toBe(0);
    expect(findMetricSource(world, region, 'AWS/SES', {})).toBeUndefined();

    region.emailIdentities.put({
      ...common,
      id: 'example.com',
      shape: {
        name: 'example.com',
        dkim: {
          enabled: true,
          origin: 'AWS_SES',
          tokens: [],
          keyLength: 'RSA_2048_BIT',
          keyMadeAt: CREATED_AT,
        },
        onMxFailure: 'USE_DEFAULT_VALUE',
        feedbackForwarding: true,
        policies: {},
      },
    });
    const mails = (name: string) =>
      sum(
        findMetricSource(world, region, 'AWS/SES', {})?.read(
          name,
          hoursAgo(24),
          NOON_MINUTE,
        ) ?? [],
      );
    expect(mails('Bounce')).toBeGreaterThan(0);
    expect(mails('Delivery') + mails('Bounce')).toBe(mails('Send'));
  });

  it('begin when the resource did', () => {
    const environment = webEnvironment();
    const created = minuteOf(CREATED_AT);
    const range = [created - 60, created + 10] as const;
    for (const [kind, name] of [
      ['service', 'CPUUtilization'],
      ['loadBalancer', 'RequestCount'],
      ['database', 'CPUUtilization'],
    ] as const) {
      const data = read(environment, kind, name, ...range);
      expect(data.length).toBeGreaterThan(5);
      expect(data[0].minute).toBeGreaterThanOrEqual(created);
    }
    expect(
      read(
        environment,
        'database',
        'CPUUtilization',
        NOON_MINUTE,
        NOON_MINUTE + 60,
      ),
    ).toHaveLength(1);
  });

  it('show a crash loop everywhere at once', () => {
    const environment = webEnvironment();
    environment.crash(new Date(NOON.getTime() - 60 * MINUTE_MS));
    const last = (
      kind: keyof WebEnvironment['dimensions'],
      name: string,
      namespace?: string,
    ) =>
      read(
        environment,
        kind,
        name,
        NOON_MINUTE - 30,
        NOON_MINUTE,
        ...(namespace ? ([namespace] as const) : []),
      );
    expect(last('service', 'CPUUtilization')).toEqual([]);
    expect(last('loadBalancer', 'HTTPCode_Target_2XX_Count')).toEqual([]);
    expect(last('loadBalancer', 'TargetResponseTime')).toEqual([]);
    const requests = sum(last('loadBalancer', 'RequestCount'));
    expect(requests).toBeGreaterThan(300);
    expect(sum(last('loadBalancer', 'HTTPCode_ELB_5XX_Count'))).toBe(requests);
    expect(sum(last('targetGroup', 'HealthyHostCount'))).toBe(0);
    expect(
      sum(last('service', 'RunningTaskCount', 'ECS/ContainerInsights')),
    ).toBe(0);
    expect(
      mean(last('service', 'DesiredTaskCount', 'ECS/ContainerInsights')),
    ).toBe(2);
    expect(mean(last('database', 'DatabaseConnections'))).toBeLessThan(3);
    // Before it, all was well.
    expect(
      mean(
        read(
          environment,
          'targetGroup',
          'HealthyHostCount',
          hoursAgo(3),
          hoursAgo(2),
        ),
      ),
    ).toBe(2);
  });

  it('recover when the incident ends', () => {
    const environment = webEnvironment();
    environment.crash(
      new Date(NOON.getTime() - 60 * MINUTE_MS),
      new Date(NOON.getTime() - 30 * MINUTE_MS),
    );
    expect(
      mean(
        read(environment, 'targetGroup', 'HealthyHostCount', NOON_MINUTE - 20),
      ),
    ).toBe(2);
  });
});

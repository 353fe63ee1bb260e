// How the simulator carries a fleet: how soon it is there, what it takes, how
// quickly it answers what the portal asks of all environments.
import { createRequire } from 'node:module';
import http from 'node:http';
import { inRoot } from '../lib/paths.mjs';
import { median, percentile } from './lib/statistics.mjs';
import { startSimulatorProcess } from './lib/simulatorProcess.mjs';

const ENVIRONMENTS = Number(process.env.BENCH_ENVIRONMENTS ?? 500);
const ACCOUNTS = 5;
const REGIONS = ['us-east-1', 'eu-west-1'];
const ROUNDS = 3;
const LIMITS = { startSeconds: 10, memoryMb: 600 };
const METRICS_PER_CALL = 500;
const METRICS_HOURS = 3;
const RAW_REQUESTS = 5_000;
const RAW_IN_FLIGHT = 20;

export async function measure({ say }) {
  const starts = [];
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const simulator = await startSimulatorProcess([
      `--environments=${ENVIRONMENTS}`,
      `--accounts=${ACCOUNTS}`,
      `--regions=${REGIONS.join(',')}`,
    ]);
    try {
      const atStart = await simulator.memoryMb();
      const fleet = new Fleet(simulator.url);
      const seconds = await timed(() => fleet.readAll());
      const afterRound = await simulator.memoryMb();
      const rawPerSecond = await rawRequests(simulator.url);
      starts.push({ seconds: simulator.startSeconds, atStart, afterRound });
      rounds.push({ seconds, rawPerSecond, calls: fleet.calls });
      say(
        `Round ${round} of ${ROUNDS}: there after ${simulator.startSeconds.toFixed(
          1,
        )} s, ${atStart} MB; the whole fleet in ${seconds.toFixed(
          1,
        )} s, then ${afterRound} MB`,
      );
    } finally {
      await simulator.stop();
    }
  }
  return summarize(starts, rounds);
}

async function timed(work) {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1_000;
}

/** Reads all that the portal reads, in every account and region. */
class Fleet {
  calls = new Map();

  constructor(endpoint) {
    this.endpoint = endpoint;
  }

  async readAll() {
    for (let account = 0; account < ACCOUNTS; account++) {
      for (const region of REGIONS) {
        await this.readPlace(`${account + 1}23456789012`, region);
      }
    }
  }

  async readPlace(accessKeyId, region) {
    const config = {
      endpoint: this.endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey: 'any' },
    };
    const client = name => {
      const sdk = sdkClient(name);
      const Client = Object.entries(sdk).find(
        ([key]) => key.endsWith('Client') && !key.startsWith('__'),
      )[1];
      const instance = new Client(config);
      return (operation, input) =>
        this.timedCall(operation, () =>
          instance.send(new sdk[`${operation}Command`](input)),
        );
    };
    const cfn = client('cloudformation');
    const ecs = client('ecs');
    const rds = client('rds');
    const elb = client('elastic-load-balancing-v2');
    const cloudwatch = client('cloudwatch');
    const tagging = client('resource-groups-tagging-api');

    await pages(cfn, 'DescribeStacks', {}, 'NextToken');
    await pages(
      tagging,
      'GetResources',
      { ResourcesPerPage: 100 },
      'PaginationToken',
    );
    const clusters = await pages(ecs, 'ListClusters', {}, 'nextToken');
    const services = [];
    for (const cluster of clusters.flatMap(each => each.clusterArns)) {
      const { serviceArns } = await ecs('ListServices', { cluster });
      const answer = await ecs('DescribeServices', {
        cluster,
        services: serviceArns,
      });
      services.push(...answer.services);
    }
    const databases = (
      await pages(rds, 'DescribeDBInstances', {}, 'Marker')
    ).flatMap(each => each.DBInstances);
    const balancers = (
      await pages(elb, 'DescribeLoadBalancers', {}, 'Marker', 'NextMarker')
    ).flatMap(each => each.LoadBalancers);
    for (const service of services) {
      await elb('DescribeTargetHealth', {
        TargetGroupArn: service.loadBalancers[0].targetGroupArn,
      });
    }
    await pages(cloudwatch, 'DescribeAlarms', { MaxRecords: 100 }, 'NextToken');
    await this.readMetrics(cloudwatch, { services, databases, balancers });
  }

  async readMetrics(cloudwatch, { services, databases, balancers }) {
    const metrics = [
      ...services.flatMap(({ clusterArn, serviceName }) =>
        ['CPUUtilization', 'MemoryUtilization'].map(name =>
          metric('AWS/ECS', name, 'Average', {
            ClusterName: clusterArn.split('/').at(-1),
            ServiceName: serviceName,
          }),
        ),
      ),
      ...databases.flatMap(({ DBInstanceIdentifier }) =>
        ['CPUUtilization', 'DatabaseConnections', 'FreeStorageSpace'].map(
          name => metric('AWS/RDS', name, 'Average', { DBInstanceIdentifier }),
        ),
      ),
      ...balancers.flatMap(({ LoadBalancerArn }) =>
        [
          ['RequestCount', 'Sum'],
          ['HTTPCode_Target_5XX_Count', 'Sum'],
          ['TargetResponseTime', 'p99'],
        ].map(([name, statistic]) =>
          metric('AWS/ApplicationELB', name, statistic, {
            LoadBalancer: LoadBalancerArn.split('loadbalancer/')[1],
          }),
        ),
      ),
    ];
    const EndTime = new Date();
    const StartTime = new Date(EndTime.getTime() - METRICS_HOURS * 3_600_000);
    for (let start = 0; start < metrics.length; start += METRICS_PER_CALL) {
      const batch = metrics.slice(start, start + METRICS_PER_CALL);
      await cloudwatch('GetMetricData', {
        StartTime,
        EndTime,
        MetricDataQueries: batch.map((MetricStat, index) => ({
          Id: `m${index}`,
          MetricStat,
        })),
      });
    }
  }

  async timedCall(operation, call) {
    const startedAt = performance.now();
    const answer = await call();
    const times = this.calls.get(operation) ?? [];
    this.calls.set(operation, times);
    times.push(performance.now() - startedAt);
    return answer;
  }
}

async function pages(call, operation, input, marker, next = marker) {
  const answers = [];
  let token;
  do {
    const answer = await call(operation, { ...input, [marker]: token });
    answers.push(answer);
    token = answer[next] || undefined;
  } while (token);
  return answers;
}

const metric = (Namespace, MetricName, Stat, dimensions) => ({
  Metric: {
    Namespace,
    MetricName,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({
      Name,
      Value,
    })),
  },
  Period: 60,
  Stat,
});

const sdkClient = name =>
  createRequire(inRoot('packages/aws-simulator/package.json'))(
    `@aws-sdk/client-${name}`,
  );

/** Requests a second without the cost of an SDK. */
async function rawRequests(url) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: RAW_IN_FLIGHT });
  const body = JSON.stringify({
    cluster: 'accounts-production',
    services: ['accounts-production-service'],
  });
  const ask = () =>
    new Promise((resolve, reject) => {
      const request = http.request(url, {
        agent,
        method: 'POST',
        headers: {
          authorization:
            'AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-east-1/ecs/aws4_request',
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices',
        },
      });
      request.on('error', reject);
      request.on('response', response => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      request.end(body);
    });
  let left = RAW_REQUESTS;
  const seconds = await timed(() =>
    Promise.all(
      Array.from({ length: RAW_IN_FLIGHT }, async () => {
        while (left-- > 0) {
          const status = await ask();
          if (status !== 200) throw new Error(`DescribeServices: ${status}`);
        }
      }),
    ),
  );
  agent.destroy();
  return Math.round(RAW_REQUESTS / seconds);
}

function summarize(starts, rounds) {
  const figures = {
    'start, seconds': median(starts.map(each => each.seconds)),
    'memory at start, MB': median(starts.map(each => each.atStart)),
    'memory after the round, MB': median(starts.map(each => each.afterRound)),
    'the round, seconds': median(rounds.map(each => each.seconds)),
    'DescribeServices raw, requests/s': median(
      rounds.map(each => each.rawPerSecond),
    ),
  };
  const table = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      { value: Number(value.toFixed(1)) },
    ]),
  );
  const latencies = {};
  for (const operation of rounds[0].calls.keys()) {
    const perRound = share =>
      median(
        rounds.map(({ calls }) => percentile(calls.get(operation), share)),
      );
    latencies[operation] = {
      calls: rounds[0].calls.get(operation).length,
      'median ms': Number(perRound(0.5).toFixed(1)),
      'p95 ms': Number(perRound(0.95).toFixed(1)),
    };
    table[operation] = latencies[operation];
  }
  const memory = figures['memory after the round, MB'];
  return {
    table,
    result: {
      environments: ENVIRONMENTS,
      limits: LIMITS,
      withinLimits:
        figures['start, seconds'] < LIMITS.startSeconds &&
        memory < LIMITS.memoryMb,
      figures,
      latencies,
      starts,
    },
  };
}

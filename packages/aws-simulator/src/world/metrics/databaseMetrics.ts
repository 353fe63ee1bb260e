import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { DbInstanceShape } from '../resources/rds';
import { environmentOf, serviceOfEnvironment } from '../service/environment';
import {
  hash32,
  MINUTE_MS,
  Random,
  ServiceTraffic,
  wander,
  type ServiceMinute,
} from '../traffic';
import type { World } from '../World';
import { measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import type { Unit } from './units';

const GIBIBYTE = 1024 ** 3;
const MEBIBYTE = 1024 ** 2;
const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;
const CONNECTIONS_PER_TASK = 4;
const BYTES_PER_CONNECTION = 4 * MEBIBYTE;
const SAMPLES_PER_MINUTE = 4;

/** Memory by the size in the instance class's name. */
const MEMORY_GIBIBYTES: Readonly<Record<string, number>> = {
  micro: 1,
  small: 2,
  medium: 4,
  large: 8,
  xlarge: 16,
};

const UNITS: Readonly<Record<string, Unit>> = {
  CPUUtilization: 'Percent',
  DatabaseConnections: 'Count',
  FreeStorageSpace: 'Bytes',
  FreeableMemory: 'Bytes',
  ReadLatency: 'Seconds',
  WriteLatency: 'Seconds',
  ReadIOPS: 'Count/Second',
  WriteIOPS: 'Count/Second',
  ReadThroughput: 'Bytes/Second',
  WriteThroughput: 'Bytes/Second',
  NetworkReceiveThroughput: 'Bytes/Second',
  NetworkTransmitThroughput: 'Bytes/Second',
  DiskQueueDepth: 'Count',
  SwapUsage: 'Bytes',
  MaximumUsedTransactionIDs: 'Count',
};

/** What a database is asked to do within a minute. */
interface DatabaseMinute {
  readonly minute: number;
  /** Requests of the application that reached a task. */
  readonly queries: number;
  readonly connections: readonly number[];
}

/** `AWS/RDS` for an instance, driven by the service of its environment. */
export function databaseMetrics(
  world: World,
  region: Region,
  database: Resource<DbInstanceShape>,
): MetricSource {
  const service = serviceOfEnvironment(region, environmentOf(database));
  const traffic = service && new ServiceTraffic(world, region, service);
  const readers = databaseReaders(world, database);
  return {
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: database.shape.DBInstanceIdentifier },
    units: UNITS,
    read: (name, from, to) => {
      const first = Math.max(from, firstMinute(database));
      const last = Math.min(
        to,
        Math.floor(world.now().getTime() / MINUTE_MS) + 1,
      );
      const load = new Map(
        traffic?.minutes(first, last).map(each => [each.minute, each]),
      );
      const minutes: DatabaseMinute[] = [];
      for (let minute = first; minute < last; minute++) {
        minutes.push(askedOf(minute, load.get(minute)));
      }
      return readEach(minutes, readers[name]);
    },
  };
}

/** An instance that is still being created publishes nothing. */
function firstMinute({ createdAt, shape }: Resource<DbInstanceShape>): number {
  if (shape.DBInstanceStatus === 'creating') {
    return Infinity;
  }
  const available = shape.InstanceCreateTime ?? createdAt;
  return Math.floor(available.getTime() / MINUTE_MS);
}

function askedOf(
  minute: number,
  load: ServiceMinute | undefined,
): DatabaseMinute {
  return {
    minute,
    queries: load ? load.requests - load.elb5xx : 0,
    connections: load
      ? load.samples.map(({ running }) => running * CONNECTIONS_PER_TASK)
      : Array.from({ length: SAMPLES_PER_MINUTE }, () => 0),
  };
}

function databaseReaders(
  world: World,
  database: Resource<DbInstanceShape>,
): Record<string, (minute: DatabaseMinute) => MinuteData | undefined> {
  const { shape, createdAt } = database;
  const seed = hash32(`${world.seed}/${database.arn}`);
  const createdMinute = createdAt.getTime() / MINUTE_MS;
  const storage = shape.AllocatedStorage * GIBIBYTE;
  const size = shape.DBInstanceClass.split('.').pop() ?? '';
  const memory = (MEMORY_GIBIBYTES[size] ?? 32) * GIBIBYTE;

  const sampled =
    (
      salt: number,
      value: (
        asked: DatabaseMinute,
        noise: () => number,
        hour: number,
      ) => number,
    ) =>
    (asked: DatabaseMinute) => {
      const random = new Random(seed, asked.minute, salt);
      const hour = wander(seed + salt, asked.minute / MINUTES_PER_HOUR);
      return measured(
        asked.minute,
        Array.from({ length: SAMPLES_PER_MINUTE }, () =>
          Math.max(
            0,
            value(asked, () => random.centered(), hour),
          ),
        ),
      );
    };

  /** The data grow for weeks, until old rows are thrown away as fast. */
  const usedShare = (minute: number) => {
    const days = Math.max(0, (minute - createdMinute) / MINUTES_PER_DAY);
    return 0.18 + 0.14 * (1 - Math.exp(-days / 30));
  };

  return {
    CPUUtilization: sampled(1, ({ queries }, noise, hour) =>
      Math.min(100, 3.8 + 0.24 * queries + 0.8 * (noise() + hour)),
    ),
    DatabaseConnections: ({ minute, connections }) => {
      const random = new Random(seed, minute, 2);
      return measured(
        minute,
        // Beside the pools there is now and then a person or a job.
        connections.map(count => count + random.below(3)),
      );
    },
    FreeStorageSpace: sampled(3, ({ minute }, _noise, hour) =>
      Math.round(storage * (1 - usedShare(minute) - 0.004 * hour)),
    ),
    FreeableMemory: sampled(4, ({ connections }, noise, hour) =>
      Math.round(
        memory * (0.34 + 0.02 * hour + 0.002 * noise()) -
          BYTES_PER_CONNECTION * Math.max(...connections),
      ),
    ),
    ReadLatency: sampled(
      5,
      ({ queries }, noise) => 0.0009 + 0.000012 * queries + 0.0003 * noise(),
    ),
    WriteLatency: sampled(
      6,
      ({ queries }, noise) => 0.0016 + 0.000018 * queries + 0.0004 * noise(),
    ),
    ReadIOPS: sampled(
      7,
      ({ queries }, noise) => 1.2 + 0.42 * queries * (1 + 0.3 * noise()),
    ),
    WriteIOPS: sampled(
      8,
      ({ queries }, noise) => 2.4 + 0.31 * queries * (1 + 0.3 * noise()),
    ),
    ReadThroughput: sampled(
      9,
      ({ queries }, noise) => 9_000 + 5_200 * queries * (1 + 0.3 * noise()),
    ),
    WriteThroughput: sampled(
      10,
      ({ queries }, noise) => 21_000 + 6_100 * queries * (1 + 0.3 * noise()),
    ),
    NetworkReceiveThroughput: sampled(
      11,
      ({ queries }, noise) => 800 + 240 * queries * (1 + 0.2 * noise()),
    ),
    NetworkTransmitThroughput: sampled(
      12,
      ({ queries }, noise) => 2_600 + 1_450 * queries * (1 + 0.2 * noise()),
    ),
    DiskQueueDepth: sampled(
      13,
      ({ queries }, noise) => 0.02 + 0.0011 * queries * (1 + 0.5 * noise()),
    ),
    SwapUsage: sampled(14, () => 12 * MEBIBYTE),
    MaximumUsedTransactionIDs: sampled(15, ({ minute }) =>
      Math.round(Math.max(0, minute - createdMinute) * 31),
    ),
  };
}

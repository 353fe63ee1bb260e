import type { DatabaseLoad } from '../database/DatabaseLoad';
import { memoryOf } from '../database/instanceClass';
import { databaseLoads } from '../database/loads';
import { usedShareAt } from '../database/storage';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { DbInstanceShape } from '../resources/rds';
import { environmentOf, serviceOfEnvironment } from '../service/environment';
import { hash32, MINUTE_MS, Random, ServiceTraffic, wander } from '../traffic';
import type { World } from '../World';
import { measured, type MinuteData } from './MinuteData';
import { readEach, type MetricSource } from './MetricSource';
import type { Unit } from './units';

const GIBIBYTE = 1024 ** 3;
const MEBIBYTE = 1024 ** 2;
const KIBIBYTE = 1024;
const MINUTES_PER_HOUR = 60;
const BYTES_PER_CONNECTION = 4 * MEBIBYTE;
const SAMPLES_PER_MINUTE = 4;
/** A scan reads whole blocks. */
const BYTES_PER_SCAN = 24 * KIBIBYTE;
/** Of a burstable instance, in credits. */
const CREDITS_AT_MOST = 288;
/** Of two processors in the five minutes that a data point is for. */
const CREDITS_OF_FULL_USE = 10;
/** What a free processor share earns. */
const EARNED_CPU_PERCENT = 20;

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
  CPUCreditBalance: 'Count',
  CPUCreditUsage: 'Count',
  TransactionLogsDiskUsage: 'Bytes',
  OldestReplicationSlotLag: 'Bytes',
  'EBSIOBalance%': 'Percent',
  'EBSByteBalance%': 'Percent',
};

/** Only classes that burst have credits. */
const isCredit = (name: string) => name.startsWith('CPUCredit');

/** `AWS/RDS` for an instance, driven by the service of its environment. */
export function databaseMetrics(
  world: World,
  region: Region,
  database: Resource<DbInstanceShape>,
): MetricSource {
  const service = serviceOfEnvironment(region, environmentOf(database));
  const traffic = service && new ServiceTraffic(world, region, service);
  const bursts = database.shape.DBInstanceClass.startsWith('db.t');
  const loadOf = databaseLoads(region, database, service);
  const readers = databaseReaders(world, database);
  return {
    namespace: 'AWS/RDS',
    dimensions: { DBInstanceIdentifier: database.shape.DBInstanceIdentifier },
    units: bursts
      ? UNITS
      : Object.fromEntries(
          Object.entries(UNITS).filter(([name]) => !isCredit(name)),
        ),
    read: (name, from, to) => {
      if (isCredit(name) && !bursts) return [];
      const first = Math.max(from, firstMinute(database));
      const last = Math.min(
        to,
        Math.floor(world.now().getTime() / MINUTE_MS) + 1,
      );
      const asked = new Map(
        traffic?.minutes(first, last).map(each => [each.minute, each]),
      );
      const minutes: DatabaseLoad[] = [];
      for (let minute = first; minute < last; minute++) {
        minutes.push(loadOf(minute, asked.get(minute)));
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

function databaseReaders(
  world: World,
  database: Resource<DbInstanceShape>,
): Record<string, (minute: DatabaseLoad) => MinuteData | undefined> {
  const { shape, createdAt } = database;
  const seed = hash32(`${world.seed}/${database.arn}`);
  const createdMinute = createdAt.getTime() / MINUTE_MS;
  const storage = shape.AllocatedStorage * GIBIBYTE;
  const memory = memoryOf(shape.DBInstanceClass);

  const sampled =
    (
      salt: number,
      value: (asked: DatabaseLoad, noise: () => number, hour: number) => number,
    ) =>
    (asked: DatabaseLoad) => {
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

  const cpuPercent = ({ queries, cpuPercent: atLeast }: DatabaseLoad) =>
    Math.max(atLeast, 3.8 + 0.24 * queries);
  /** Beyond what is there on an ordinary day. */
  const surplusOf = ({ minute, usedShare }: DatabaseLoad) =>
    storage *
    Math.max(0, usedShare - usedShareAt(database, (minute + 0.5) * MINUTE_MS));

  return {
    CPUUtilization: sampled(1, (load, noise, hour) =>
      Math.min(100, cpuPercent(load) + 0.8 * (noise() + hour)),
    ),
    DatabaseConnections: ({ minute, connections, maxConnections }) => {
      const random = new Random(seed, minute, 2);
      return measured(
        minute,
        // Beside the pools there is now and then a person or a job.
        connections.map(count =>
          Math.min(maxConnections, count + random.below(3)),
        ),
      );
    },
    FreeStorageSpace: sampled(3, ({ usedShare }, _noise, hour) =>
      Math.round(storage * (1 - usedShare - 0.004 * hour * (1 - usedShare))),
    ),
    FreeableMemory: sampled(4, ({ connections }, noise, hour) =>
      Math.round(
        memory * (0.34 + 0.02 * hour + 0.002 * noise()) -
          BYTES_PER_CONNECTION * Math.max(...connections),
      ),
    ),
    ReadLatency: sampled(
      5,
      ({ queries, latencyFactor }, noise) =>
        latencyFactor * (0.0009 + 0.000012 * queries + 0.0003 * noise()),
    ),
    WriteLatency: sampled(
      6,
      ({ queries, latencyFactor }, noise) =>
        latencyFactor * (0.0016 + 0.000018 * queries + 0.0004 * noise()),
    ),
    ReadIOPS: sampled(
      7,
      ({ queries, scans }, noise) =>
        1.2 + (0.42 * queries + scans) * (1 + 0.3 * noise()),
    ),
    WriteIOPS: sampled(
      8,
      ({ queries }, noise) => 2.4 + 0.31 * queries * (1 + 0.3 * noise()),
    ),
    ReadThroughput: sampled(
      9,
      ({ queries, scans }, noise) =>
        9_000 +
        (5_200 * queries + BYTES_PER_SCAN * scans) * (1 + 0.3 * noise()),
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
      ({ queries, waiting }, noise) =>
        0.02 + (0.0011 * queries + waiting) * (1 + 0.5 * noise()),
    ),
    SwapUsage: sampled(14, () => 12 * MEBIBYTE),
    MaximumUsedTransactionIDs: sampled(15, ({ minute }) =>
      Math.round(Math.max(0, minute - createdMinute) * 31),
    ),
    // Credits are spent at once and earned slowly; the balance of a load that
    // lasts is a function of that load.
    CPUCreditBalance: sampled(16, load =>
      Math.min(
        CREDITS_AT_MOST,
        Math.max(
          0,
          CREDITS_AT_MOST * (1 - (cpuPercent(load) - EARNED_CPU_PERCENT) / 100),
        ),
      ),
    ),
    CPUCreditUsage: sampled(
      17,
      load => (CREDITS_OF_FULL_USE * cpuPercent(load)) / 100,
    ),
    TransactionLogsDiskUsage: sampled(18, load =>
      Math.round(320 * MEBIBYTE + surplusOf(load)),
    ),
    'EBSIOBalance%': sampled(20, ({ scans }) => Math.max(0, 99.9 - scans / 30)),
    'EBSByteBalance%': sampled(21, ({ scans }) =>
      Math.max(0, 99.9 - scans / 45),
    ),
    OldestReplicationSlotLag: sampled(19, load => Math.round(surplusOf(load))),
  };
}

import type { EnvironmentSpec } from '../../spec';
import type { Prices } from '../prices';
import { cents, HOURS_PER_MONTH, type Reckon } from './reckon';

/** gp3 volumes of 400 GB and more come with these, at no extra price. */
const INCLUDED_IOPS = 12_000;
const INCLUDED_THROUGHPUT_MBPS = 500;

export const database: Reckon = ({ spec: { database: spec }, prices }) => {
  const { multiAz, readReplica, backupReplicationRegion } = spec;
  const { estimated } = prices.databaseHour[spec.instanceClass];
  const replica = readReplica
    ? instance({ ...spec, multiAz: false }, prices)
    : 0;
  const copies = backupReplicationRegion
    ? spec.allocatedStorageGb * (prices.backupGbMonth + prices.replicationGb)
    : 0;
  return {
    id: 'database',
    title: 'RDS for PostgreSQL',
    monthlyUsd: cents(instance(spec, prices) + replica + copies),
    assumes: [
      `${spec.instanceClass} ${multiAz ? 'with' : 'without'} a standby${
        estimated ? ' (its price estimated from smaller ones)' : ''
      }, all month, and ${spec.allocatedStorageGb} GB`,
      ...(readReplica ? ['a read replica of the same size'] : []),
      backupReplicationRegion
        ? `backups no larger than that, copied once to ${backupReplicationRegion}`
        : 'backups no larger than that',
    ].join('; '),
  };
};

/** An instance with its volume for a month, in USD. */
function instance(
  {
    multiAz,
    instanceClass,
    allocatedStorageGb,
    iops = 0,
    storageThroughputMbps = 0,
  }: EnvironmentSpec['database'],
  prices: Prices,
): number {
  const kind = multiAz ? 'standby' : 'single';
  const volumes = multiAz ? 2 : 1;
  const extraIops = Math.max(0, iops - INCLUDED_IOPS);
  const extraThroughput = Math.max(
    0,
    storageThroughputMbps - INCLUDED_THROUGHPUT_MBPS,
  );
  return (
    prices.databaseHour[instanceClass][kind] * HOURS_PER_MONTH +
    allocatedStorageGb * prices.databaseStorageGbMonth[kind] +
    volumes *
      (extraIops * prices.databaseIopsMonth +
        extraThroughput * prices.databaseThroughputMbpsMonth)
  );
}

import { connectionsPerTask } from '../connections';
import { regionProblem } from '../regions';
import { windowsProblem } from '../windows';
import type { Rule } from './Rule';

/** gp3 volumes below this size have fixed IOPS and throughput (F01). */
const SMALLEST_TUNABLE_VOLUME_GB = 400;

const growingStorage: Rule = ({ database }) => {
  const least =
    database.allocatedStorageGb + Math.ceil(database.allocatedStorageGb / 10);
  if (database.maxAllocatedStorageGb >= least) return undefined;
  return {
    path: ['database', 'maxAllocatedStorageGb'],
    message: `RDS wants room to grow of a tenth at least: from ${database.allocatedStorageGb} GB to ${least} GB or more.`,
  };
};

const tunedStorage: Rule = ({ database }) => {
  const { allocatedStorageGb, iops, storageThroughputMbps } = database;
  const field = iops === undefined ? 'storageThroughputMbps' : 'iops';
  if (iops === undefined && storageThroughputMbps === undefined) {
    return undefined;
  }
  if (allocatedStorageGb < SMALLEST_TUNABLE_VOLUME_GB) {
    return {
      path: ['database', field],
      message: `RDS refuses IOPS and throughput on gp3 volumes below ${SMALLEST_TUNABLE_VOLUME_GB} GB, which come with 3,000 IOPS and 125 MB/s; leave them out or allocate ${SMALLEST_TUNABLE_VOLUME_GB} GB.`,
    };
  }
  if (storageThroughputMbps && storageThroughputMbps > (iops ?? 12_000) / 4) {
    return {
      path: ['database', 'storageThroughputMbps'],
      message: `RDS gives 1 MB/s for 4 IOPS at most; ${storageThroughputMbps} MB/s need ${
        storageThroughputMbps * 4
      } IOPS.`,
    };
  }
  return undefined;
};

const windows: Rule = ({ database }) => {
  const problem = windowsProblem(
    database.backupWindow,
    database.maintenanceWindow,
  );
  return problem
    ? { path: ['database', problem.field], message: problem.message }
    : undefined;
};

const connectionPool: Rule = ({ service, database }) => {
  const most = connectionsPerTask(database.maxConnections, service.maxCount);
  if (most < 1) {
    return {
      path: ['database', 'maxConnections'],
      message: `${database.maxConnections} connections do not reach for ${
        2 * service.maxCount
      } tasks, which a deployment runs at a time; allow ${
        2 * service.maxCount + 5
      } connections or fewer tasks.`,
    };
  }
  const wanted = database.connectionsPerTask;
  if (wanted === undefined || wanted <= most) return undefined;
  return {
    path: ['database', 'connectionsPerTask'],
    message: `${
      2 * service.maxCount
    } tasks, which a deployment runs at a time, with ${wanted} connections each overcommit the database's ${
      database.maxConnections
    }; take ${most} or fewer, or allow ${
      2 * service.maxCount * wanted + 5
    } connections.`,
  };
};

const backupCopies: Rule = ({ region, database }) => {
  const { backupReplicationRegion: target, backupReplicationKmsKeyArn: key } =
    database;
  if (!target) {
    return key
      ? {
          path: ['database', 'backupReplicationKmsKeyArn'],
          message:
            'A key alone copies nothing; name the region for the copies as well, or leave both out.',
        }
      : undefined;
  }
  const problem = regionProblem(target);
  if (problem || target === region) {
    return {
      path: ['database', 'backupReplicationRegion'],
      message:
        problem ??
        `The copies would be lost together with ${region}; take another region.`,
    };
  }
  if (!key?.startsWith(`arn:aws:kms:${target}:`)) {
    return {
      path: ['database', 'backupReplicationKmsKeyArn'],
      message: `The key that AWS manages cannot leave ${region} (F25); name a KMS key in ${target}, whose ARN begins with \`arn:aws:kms:${target}:\`.`,
    };
  }
  return undefined;
};

export const databaseRules = [
  growingStorage,
  tunedStorage,
  windows,
  connectionPool,
  backupCopies,
];

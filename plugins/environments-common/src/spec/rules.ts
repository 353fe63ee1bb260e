import type { z } from 'zod';
import type { environmentSpecFields } from './EnvironmentSpec';
import { connectionsPerTask } from './connections';
import { fargateMemorySizesMb } from './fargate';
import { LONGEST_LOAD_BALANCER_NAME, environmentId } from './names';
import { addressesPerSubnet, cidrProblem } from './subnets';
import { windowsProblem } from './windows';

type Fields = z.output<typeof environmentSpecFields>;
type Rule = (spec: Fields) => RuleIssue | undefined;

interface RuleIssue {
  path: string[];
  message: string;
}

/** gp3 volumes below this size have fixed IOPS and throughput (F01). */
const SMALLEST_TUNABLE_VOLUME_GB = 400;

/** What the subnets hold besides tasks: load balancer, NAT, database. */
const ADDRESSES_BESIDES_TASKS = 8;

const lengthOfNames: Rule = spec => {
  const id = environmentId(spec);
  const longest = LONGEST_LOAD_BALANCER_NAME - '-alb'.length;
  if (id.length <= longest) return undefined;
  return {
    path: ['name'],
    message: `\`${id}-alb\` would be longer than the ${LONGEST_LOAD_BALANCER_NAME} characters of a load balancer's name; with the stage ${
      spec.stage
    } the name may have ${longest - spec.stage.length - 1} characters.`,
  };
};

const network: Rule = spec => {
  const problem = cidrProblem(spec.network.cidr);
  return problem ? { path: ['network', 'cidr'], message: problem } : undefined;
};

const zonesDiffer: Rule = ({ network: { zones } }) =>
  zones && zones[0] === zones[1]
    ? {
        path: ['network', 'zones'],
        message: 'Name two different zones: one of them may fail.',
      }
    : undefined;

const roomForTasks: Rule = spec => {
  if (cidrProblem(spec.network.cidr)) return undefined;
  const room = addressesPerSubnet(spec.network.cidr) - ADDRESSES_BESIDES_TASKS;
  if (spec.service.maxCount <= room) return undefined;
  return {
    path: ['network', 'cidr'],
    message: `A deployment runs up to ${
      2 * spec.service.maxCount
    } tasks in two subnets, which have room for ${room} each in ${
      spec.network.cidr
    }; take a larger range or fewer tasks.`,
  };
};

const fargateSize: Rule = ({ service: { cpu, memoryMb } }) => {
  const sizes = fargateMemorySizesMb(cpu);
  if (sizes.includes(memoryMb)) return undefined;
  const nearest = sizes.find(size => size >= memoryMb) ?? sizes.at(-1);
  return {
    path: ['service', 'memoryMb'],
    message: `Fargate has no task with ${cpu} CPU units and ${memoryMb} MB; with this CPU it offers ${
      sizes[0]
    } to ${sizes.at(-1)} MB, the nearest size is ${nearest} MB.`,
  };
};

const counts: Rule = ({ service: { minCount, desiredCount, maxCount } }) => {
  if (minCount > maxCount) {
    return {
      path: ['service', 'maxCount'],
      message: `At most ${maxCount} tasks is fewer than at least ${minCount}; raise the one or lower the other.`,
    };
  }
  if (desiredCount < minCount || desiredCount > maxCount) {
    return {
      path: ['service', 'desiredCount'],
      message: `Start with ${minCount} to ${maxCount} tasks: autoscaling would change ${desiredCount} at once.`,
    };
  }
  return undefined;
};

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

const freeStorageAlarms: Rule = ({ database, operations }) => {
  const { freeStorageCriticalGb, freeStorageWarningGb } = operations;
  if (freeStorageWarningGb >= database.allocatedStorageGb) {
    return {
      path: ['operations', 'freeStorageWarningGb'],
      message: `A volume of ${database.allocatedStorageGb} GB never has ${freeStorageWarningGb} GB free: the alarm would always be on; lower it.`,
    };
  }
  if (freeStorageCriticalGb >= freeStorageWarningGb) {
    return {
      path: ['operations', 'freeStorageCriticalGb'],
      message: `The critical alarm (${freeStorageCriticalGb} GB) has to come after the warning (${freeStorageWarningGb} GB); lower it.`,
    };
  }
  return undefined;
};

const RULES: Rule[] = [
  lengthOfNames,
  network,
  zonesDiffer,
  roomForTasks,
  fargateSize,
  counts,
  growingStorage,
  tunedStorage,
  windows,
  connectionPool,
  freeStorageAlarms,
];

/** Checks what fields say together: what AWS would refuse, and what would not work. */
export function checkRules(
  spec: Fields,
  context: z.core.$RefinementCtx<Fields>,
): void {
  for (const rule of RULES) {
    const issue = rule(spec);
    if (issue) context.addIssue({ code: 'custom', ...issue });
  }
}

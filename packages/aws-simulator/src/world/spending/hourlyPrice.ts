import type { Region } from '../Region';
import type { DbInstanceShape } from '../resources/rds';
import type { EcsServiceShape } from '../resources/ecs';
import type { Tags } from '../Resource';

const HOURS_OF_A_MONTH = 730;

/** List prices of us-east-1 in USD, which stand for those of every region. */
const FARGATE = { vcpuHour: 0.04048, gibHour: 0.004445 };
const LOAD_BALANCER_HOUR = 0.0225 + 0.008;
const NAT_GATEWAY_HOUR = 0.045;
const STORAGE_GIB_MONTH = 0.115;
const DATABASE_HOUR: Record<string, number> = {
  'db.t4g.micro': 0.016,
  'db.t4g.small': 0.032,
  'db.t4g.medium': 0.065,
  'db.t4g.large': 0.129,
  'db.m6g.large': 0.159,
  'db.r6g.large': 0.225,
};
const OTHER_DATABASE_HOUR = 0.2;

/** Something that costs money for as long as it is there. */
export interface CostItem {
  arn: string;
  tags: Tags;
  createdAt: Date;
  /** USD an hour. */
  hourlyPrice: number;
}

/** What costs money by the hour in a region. */
export const costItems = (region: Region): CostItem[] => [
  ...region.ecsServices
    .where(({ deletedAt }) => !deletedAt)
    .map(service => ({
      ...service,
      hourlyPrice: servicePrice(region, service.shape),
    })),
  ...region.dbInstances.all().map(database => ({
    ...database,
    hourlyPrice: databasePrice(database.shape),
  })),
  ...region.loadBalancers
    .all()
    .map(each => ({ ...each, hourlyPrice: LOAD_BALANCER_HOUR })),
  ...region.natGateways
    .where(({ State }) => State === 'available')
    .map(each => ({ ...each, hourlyPrice: NAT_GATEWAY_HOUR })),
];

function servicePrice(region: Region, service: EcsServiceShape): number {
  const count = service.desiredCounts.at(-1)?.count ?? 0;
  const definition = region.taskDefinitions.get(
    service.deployments.at(-1)?.taskDefinitionArn,
  );
  const vcpus = Number(definition?.shape.cpu ?? 256) / 1024;
  const gibs = Number(definition?.shape.memory ?? 512) / 1024;
  return count * (vcpus * FARGATE.vcpuHour + gibs * FARGATE.gibHour);
}

function databasePrice(database: DbInstanceShape): number {
  const copies = database.MultiAZ ? 2 : 1;
  const compute =
    DATABASE_HOUR[database.DBInstanceClass ?? ''] ?? OTHER_DATABASE_HOUR;
  const storage =
    ((database.AllocatedStorage ?? 0) * STORAGE_GIB_MONTH) / HOURS_OF_A_MONTH;
  return copies * (compute + storage);
}

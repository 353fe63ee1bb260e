import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { LogGroupShape } from '../resources/logs';
import { environmentOf, serviceOfEnvironment } from '../service/environment';
import { ServiceTraffic } from '../traffic';
import type { World } from '../World';
import { DatabaseLog } from './database/DatabaseLog';
import type { LogSource } from './LogSource';
import { TaskLog } from './TaskLog';
import { writersOf } from './writers';

const DATABASE_GROUP = /^\/aws\/rds\/instance\/(.+)\/postgresql$/;

/** Everything that writes to a log group by itself. */
export function sourcesOf(
  world: World,
  region: Region,
  group: Resource<LogGroupShape>,
): LogSource[] {
  const trafficOf = (
    service: ConstructorParameters<typeof ServiceTraffic>[2],
  ) => new ServiceTraffic(world, region, service);
  const tasks = writersOf(region, group).map(
    writer => new TaskLog(writer, trafficOf(writer.service)),
  );
  const id = DATABASE_GROUP.exec(group.shape.name)?.[1];
  const database = region.dbInstances.get(id);
  if (!database?.shape.EnabledCloudwatchLogsExports?.includes('postgresql')) {
    return tasks;
  }
  const service = serviceOfEnvironment(region, environmentOf(database));
  return [
    ...tasks,
    new DatabaseLog(
      world,
      region,
      database,
      service && { service, traffic: trafficOf(service) },
    ),
  ];
}

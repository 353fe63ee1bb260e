import { feltAt, incidentsOf } from '../../incidents/moments';
import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { EcsServiceShape } from '../resources/ecs';
import type { DbInstanceShape } from '../resources/rds';
import { MINUTE_MS, type ServiceMinute } from '../traffic';
import type { DatabaseLoad } from './DatabaseLoad';
import { maxConnectionsOf } from './settings';
import { usedShareAt } from './storage';

const CONNECTIONS_PER_TASK = 4;
const SAMPLES_PER_MINUTE = 4;

/** What a database had to do in each minute, incidents included. */
export function databaseLoads(
  region: Region,
  database: Resource<DbInstanceShape>,
  service: Resource<EcsServiceShape> | undefined,
): (minute: number, traffic: ServiceMinute | undefined) => DatabaseLoad {
  const incidents = service ? incidentsOf(region, service.arn) : [];
  const maxConnections = maxConnectionsOf(region, database);
  return (minute, traffic) => {
    const middle = (minute + 0.5) * MINUTE_MS;
    return feltAt(incidents, middle).reduce<DatabaseLoad>(
      (load, { definition, moment }) =>
        definition.database?.(load, moment) ?? load,
      {
        minute,
        queries: traffic ? traffic.requests - traffic.elb5xx : 0,
        connections: traffic
          ? traffic.samples.map(({ running }) => running * CONNECTIONS_PER_TASK)
          : Array.from({ length: SAMPLES_PER_MINUTE }, () => 0),
        maxConnections,
        cpuPercent: 0,
        latencyFactor: 1,
        waiting: 0,
        scans: 0,
        usedShare: usedShareAt(database, middle),
      },
    );
  };
}

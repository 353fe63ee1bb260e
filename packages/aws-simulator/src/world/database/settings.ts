import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { DbInstanceShape } from '../resources/rds';
import { memoryOf } from './instanceClass';

const BYTES_PER_CONNECTION = 9_531_392;
const MOST_CONNECTIONS = 5_000;

/** A parameter of a database as its parameter group sets it. */
export function settingOf(
  region: Region,
  { shape }: Resource<DbInstanceShape>,
  name: string,
): string | undefined {
  const group = shape.DBParameterGroups?.[0]?.DBParameterGroupName;
  return region.dbParameterGroups
    .get(group)
    ?.shape.parameters.find(({ ParameterName }) => ParameterName === name)
    ?.ParameterValue;
}

/** How many connections a database takes; by its memory unless it is set. */
export function maxConnectionsOf(
  region: Region,
  database: Resource<DbInstanceShape>,
): number {
  const set = Number(settingOf(region, database, 'max_connections'));
  return set > 0
    ? set
    : Math.min(
        MOST_CONNECTIONS,
        Math.floor(
          memoryOf(database.shape.DBInstanceClass) / BYTES_PER_CONNECTION,
        ),
      );
}

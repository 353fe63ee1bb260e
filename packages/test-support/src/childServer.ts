import { type ChildProcess, spawn } from 'node:child_process';

/** A server in a process of its own that says on its output where it is. */
export interface ChildServer {
  url: string;
  pid: number;
  stop(): Promise<void>;
  /** Ends it at once and without its knowing, as a crash would. */
  kill(): Promise<void>;
  /** Stops it in the midst of whatever it does, until `resume`. */
  freeze(): void;
  resume(): void;
  /** The last of what it has written, for when something is to be explained. */
  output(): string;
}

const START_TIMEOUT_MS = 120_000;
/** In characters. */
const LONGEST_OUTPUT = 1_000_000;
const READY = /ready on (\S+)\n/;

/**
 * Starts a Node.js script and waits until it prints `… ready on <url>`. The
 * script ends when its standard input does, so it cannot outlive the tests.
 *
 * @throws Error with the script's output when it ends before it is ready.
 */
export async function startChildServer(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<ChildServer> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-LONGEST_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = await waitForUrl(child, script, () => output);
  // Whoever says where it is has an id.
  const pid = child.pid ?? 0;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const end = (signal: 'SIGTERM' | 'SIGKILL') =>
    new Promise<void>(resolve => {
      if (hasEnded()) {
        resolve();
        return;
      }
      child.once('exit', () => resolve());
      if (signal === 'SIGTERM') child.stdin.end();
      child.kill(signal);
      // Who is frozen hears of nothing else.
      child.kill('SIGCONT');
    });
  return {
    url,
    pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    freeze: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    output: () => output,
  };
}

function waitForUrl(
  child: ChildProcess,
  script: string,
  output: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`${script} ${why}\n${output()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${START_TIMEOUT_MS / 1000} s`);
    }, START_TIMEOUT_MS);
    const onOutput = () => {
      const ready = READY.exec(output());
      if (ready) {
        clearTimeout(timer);
        child.stdout?.removeListener('data', onOutput);
        resolve(ready[1]);
      }
    };
    child.stdout?.on('data', onOutput);
    child.once('error', error => fail(error.message));
    child.once('exit', code => {
      clearTimeout(timer);
      fail(`ended with code ${code} before it was ready`);
    });
  });
}

import { type ChildProcess, spawn } from 'node:child_process';

/** A server in a process of its own that says on its output where it is. */
export interface ChildServer {
  url: string;
  stop(): Promise<void>;
  /** Ends it at once and without its knowing, as a crash would. */
  kill(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;

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
  const url = await waitForUrl(child, script);
  const end = (signal: 'SIGTERM' | 'SIGKILL') =>
    new Promise<void>(resolve => {
      if (child.exitCode !== null || child.signalCode !== null) {
        resolve();
        return;
      }
      child.once('exit', () => resolve());
      if (signal === 'SIGTERM') child.stdin?.end();
      child.kill(signal);
    });
  return { url, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function waitForUrl(child: ChildProcess, script: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) =>
      reject(new Error(`${script} ${why}\n${output}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`was not ready within ${START_TIMEOUT_MS / 1000} s`);
    }, START_TIMEOUT_MS);
    const onOutput = (chunk: Buffer) => {
      output += chunk.toString();
      const ready = /ready on (\S+)\n/.exec(output);
      if (ready) {
        clearTimeout(timer);
        child.stdout?.removeListener('data', onOutput).resume();
        resolve(ready[1]);
      }
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', chunk => {
      output = (output + chunk).slice(-20_000);
    });
    child.once('error', error => fail(error.message));
    child.once('exit', code => {
      clearTimeout(timer);
      fail(`ended with code ${code} before it was ready`);
    });
  });
}

// A simulator of its own for a benchmark, and what it takes of the machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inRoot } from '../../lib/paths.mjs';
import { residentMb } from './memory.mjs';

/** Starts a simulator on a free port; resolves when it is ready. */
export async function startSimulatorProcess(args) {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      inRoot('packages/aws-simulator/bin/simulator.js'),
      'start',
      '--port=0',
      '--stop-with-stdin',
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const url = await urlOf(child);
  return {
    url,
    startSeconds: (performance.now() - startedAt) / 1_000,
    memoryMb: () => residentMb(child.pid),
    async stop() {
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}

async function urlOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/ready on (http:\S+)/)?.[1];
    if (url) return url;
  }
  throw new Error('The simulator ended before it was ready');
}

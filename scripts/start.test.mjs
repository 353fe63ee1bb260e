import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inRoot } from './lib/paths.mjs';
import { freePort } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';

const START_TIMEOUT_MS = 240_000;
const ANSWER_TIMEOUT_MS = 10_000;

describe('npm start', () => {
  let folder;
  const children = [];

  before(async () => {
    folder = await scratchFolder('start-test');
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  function start(env) {
    const child = spawn(process.execPath, [inRoot('scripts/start.mjs')], {
      env: {
        ...process.env,
        QUARTERDECK_DATA: path.join(folder, 'data'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    child.output = '';
    child.stdout.on('data', chunk => (child.output += chunk));
    child.stderr.on('data', chunk => (child.output += chunk));
    return child;
  }

  it('says in a sentence that a port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String(holder.address().port);
    try {
      const child = start({ QUARTERDECK_PORT: port });
      const [code] = await once(child, 'exit');
      assert.equal(code, 1);
      assert.match(
        child.output,
        new RegExp(`Port ${port}, for the portal, is taken.*QUARTERDECK_PORT`),
      );
      assert.doesNotMatch(child.output, /\n\s+at /);
    } finally {
      holder.close();
    }
  });

  it(
    'comes up, stops on Ctrl-C, and keeps its database through a kill',
    { timeout: START_TIMEOUT_MS },
    async () => {
      const port = String(await freePort());
      const env = {
        QUARTERDECK_PORT: port,
        QUARTERDECK_SIMULATOR_PORT: String(await freePort()),
      };
      const first = start(env);
      await ready(first);
      const seen = await environments(port);
      assert.ok(seen.includes('checkout-production'), `there are ${seen}`);
      const parts = await childrenOf(first.pid);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await silent(port);
      await until(() => !parts.some(isRunning));

      const second = start(env);
      await ready(second);
      assert.deepEqual(await environments(port), seen);
      second.kill('SIGINT');
      const [code] = await once(second, 'exit');
      assert.equal(code, 0, second.output);
      await silent(port);
    },
  );

  async function ready(child) {
    await until(() => {
      assert.equal(child.exitCode, null, child.output);
      return child.output.includes('Quarterdeck is ready');
    });
  }

  /** Until nobody answers on the port any more. */
  async function silent(port) {
    await until(async () => {
      try {
        await get(`http://127.0.0.1:${port}/`);
        return false;
      } catch {
        return true;
      }
    });
  }

  /** The names of the environments in the catalog, once it has found some. */
  async function environments(port) {
    const url = `http://127.0.0.1:${port}/api`;
    const signIn = await get(`${url}/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { token } = (await signIn.json()).backstageIdentity;
    let names = [];
    await until(async () => {
      const answer = await get(
        `${url}/catalog/entities?filter=kind=resource,spec.type=aws-environment`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      names = (await answer.json()).map(({ metadata }) => metadata.name);
      return names.length > 0;
    });
    return names.sort();
  }

  const get = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });

  async function until(condition) {
    const deadline = Date.now() + START_TIMEOUT_MS / 2;
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error('It takes too long');
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
});

/** The ids of the processes that a process has started, where Linux tells. */
async function childrenOf(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).trim().split(' ').map(Number);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
    return false;
  }
}

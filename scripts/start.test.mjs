import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { guestIsKnown, signIn } from './bench/portalClient.mjs';
import { inRoot } from './lib/paths.mjs';
import { freePort } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { until } from './lib/until.mjs';

const START_TIMEOUT_MS = 240_000;
const TEST_TIMEOUT_MS = 3 * START_TIMEOUT_MS;
const ANSWER_TIMEOUT_MS = 10_000;
const ENVIRONMENT = 'checkout-production';
const ENTITY = `resource:default/${ENVIRONMENT}`;
const STARRED = 'user-settings/buckets/starredEntities/keys/entityRefs';

describe('npm start', () => {
  let folder;
  const children = [];

  before(async () => {
    folder = await scratchFolder('start-test');
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    // What they have started goes a moment later, and may write until then.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
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
      // Its output has been read by then, which it may not be at its exit.
      const [code] = await once(child, 'close');
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
    { timeout: TEST_TIMEOUT_MS },
    async () => {
      const port = String(await freePort());
      const env = {
        QUARTERDECK_PORT: port,
        QUARTERDECK_SIMULATOR_PORT: String(await freePort()),
      };
      const first = start(env);
      await ready(first);
      await environmentIsListed(port);
      await star(port);
      const parts = await childrenOf(first.pid);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await silent(port);
      await until('the end of its parts', () => !parts.some(isRunning));

      const second = start(env);
      await ready(second);
      await assertStarred(port);
      await environmentIsListed(port);
      second.kill('SIGINT');
      const [code] = await once(second, 'close');
      assert.equal(code, 0, second.output);
      await silent(port);
    },
  );

  async function ready(child) {
    await until(
      'the start',
      () => {
        assert.equal(child.exitCode, null, child.output);
        return child.output.includes('Quarterdeck is ready');
      },
      START_TIMEOUT_MS,
    );
  }

  /** Until nobody answers on the port any more. */
  async function silent(port) {
    await until('the silence of the portal', async () => {
      try {
        await fetch(urlOf(port), {
          signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
        });
        return false;
      } catch {
        return true;
      }
    });
  }

  /** Until the catalog has what AWS has. */
  async function environmentIsListed(port) {
    await guestIsKnown(urlOf(port));
    const call = await signIn(urlOf(port));
    await until('an environment in the catalog', async () => {
      const found = await call(
        'catalog/entities?filter=kind=resource,spec.type=aws-environment',
      );
      return found.some(({ metadata }) => metadata.name === ENVIRONMENT);
    });
  }

  /** What nobody but the database knows. */
  async function star(port) {
    const call = await signIn(urlOf(port));
    await call(STARRED, { method: 'PUT', body: { value: [ENTITY] } });
  }

  async function assertStarred(port) {
    const call = await signIn(urlOf(port));
    assert.deepEqual((await call(STARRED)).value, [ENTITY]);
  }

  const urlOf = port => `http://127.0.0.1:${port}`;
});

/** The ids of the processes that a process has started, where Linux tells. */
async function childrenOf(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).match(/\d+/g)?.map(Number) ?? [];
}

/**
 * Not so is one that has ended and that nobody has asked about, which it stays
 * for ever where the first process of the machine is no `init`.
 */
function isRunning(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which is in brackets and may be of anything.
    const [state] = stat.slice(stat.lastIndexOf(')') + 1).trim();
    return !'ZX'.includes(state);
  } catch (error) {
    // The latter where it ends while it is being read.
    if (!['ENOENT', 'ESRCH'].includes(error.code)) throw error;
    return false;
  }
}

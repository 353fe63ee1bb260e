// How long the backend's event loop is held up while it synthesizes an
// environment, beside how long at rest: in the backend itself, by Node's own
// event loop monitor, during deployments that a guest asks for over HTTP.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../lib/paths.mjs';
import { startPortal } from '../lib/portal.mjs';
import { freePort } from '../lib/postgres.mjs';
import { guestIsKnown, signIn } from './portalClient.mjs';

const ROUNDS = 5;
const LIMIT_P99_MS = 100;
const SETTLE_MS = 15_000;
const SYNTHESIS_TIMEOUT_MS = 30_000;

export async function measure({ scratch, say }) {
  const delayPort = await freePort();
  const portal = await startPortal({
    dataDir: path.join(scratch, 'portal'),
    port: await freePort(),
    simulatorPort: await freePort(),
    preload: [inRoot('scripts/bench/loop-delay.cjs')],
    env: { LOOP_DELAY_PORT: String(delayPort) },
    say,
  });
  try {
    await guestIsKnown(portal.url);
    const call = await signIn(portal.url);
    const readDelay = async () =>
      (await fetch(`http://127.0.0.1:${delayPort}/`)).json();
    say('Letting the portal settle');
    await sleep(SETTLE_MS);

    const rounds = [];
    for (let round = 1; round <= ROUNDS; round++) {
      await readDelay();
      const { deployment, seconds } = await synthesize(call, `bench-${round}`);
      const during = await readDelay();
      await call(`environments/deployments/${deployment.id}/cancel`, {
        method: 'POST',
      });
      await finished(call, deployment.id);
      await readDelay();
      // At rest for as long as the synthesis took, so that both are alike.
      await sleep(seconds * 1_000);
      const atRest = await readDelay();
      rounds.push({ seconds, atRest, during });
      say(`Round ${round} of ${ROUNDS}`);
    }
    return summarize(rounds);
  } finally {
    await portal.stop();
  }
}

/** Asks for a deployment, and returns when its synthesis is over. */
async function synthesize(call, name) {
  const startedAt = Date.now();
  const deployment = await call('environments/deployments', {
    method: 'POST',
    body: {
      requestId: `${name}-${startedAt}`,
      spec: {
        name,
        stage: 'development',
        owner: 'group:default/platform',
        accountId: '123456789012',
        region: 'us-east-1',
      },
    },
  });
  while (Date.now() - startedAt < SYNTHESIS_TIMEOUT_MS) {
    const { deployment: now } = await call(
      `environments/deployments/${deployment.id}/events?after=0`,
    );
    if (!['queued', 'synthesizing'].includes(now.status)) {
      return { deployment, seconds: (Date.now() - startedAt) / 1_000 };
    }
    await sleep(50);
  }
  throw new Error(`The synthesis of ${name} took too long`);
}

async function finished(call, id) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const { deployment } = await call(
      `environments/deployments/${id}/events?after=0`,
    );
    if (deployment.finishedAt) return;
    await sleep(250);
  }
  throw new Error(`Deployment ${id} did not end after its cancellation`);
}

function summarize(rounds) {
  const median = values =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const of = phase =>
    Object.fromEntries(
      ['p50', 'p99', 'max'].map(key => [
        `${key} ms`,
        Number(median(rounds.map(round => round[phase][key])).toFixed(1)),
      ]),
    );
  const table = { 'at rest': of('atRest'), 'during a synthesis': of('during') };
  return {
    table,
    result: {
      unit: 'milliseconds of event loop delay, median of the rounds',
      limitP99Ms: LIMIT_P99_MS,
      withinLimit: table['during a synthesis']['p99 ms'] < LIMIT_P99_MS,
      medians: table,
      rounds,
    },
  };
}

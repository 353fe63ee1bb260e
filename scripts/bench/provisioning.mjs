// What the portal adds to CloudFormation's own time, what stacks side by side
// save, and what ten deployments at once do to the backend.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../lib/paths.mjs';
import { startPortal } from '../lib/portal.mjs';
import { freePort } from '../lib/postgres.mjs';
import { guestIsKnown, signIn } from './portalClient.mjs';
import { watchChildren } from './provisioning/children.mjs';
import { stackTimes } from './provisioning/stackTimes.mjs';

/** An environment takes some twenty seconds. */
const SPEED = '3';
const AT_ONCE = 10;
const SETTLE_MS = 10_000;
const DEPLOYMENT_TIMEOUT_MS = 240_000;

const LIMITS = {
  addedSeconds: 10,
  savedShare: 0.25,
  loopP99Ms: 100,
  synthesesAtOnce: 4,
  childMb: 700,
};

export async function measure({ scratch, say }) {
  const delayPort = await freePort();
  const portal = await startPortal({
    dataDir: path.join(scratch, 'portal'),
    port: await freePort(),
    simulatorPort: await freePort(),
    simulatorSpeed: SPEED,
    simulatorWorld: ['--environments=none'],
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

    say('One deployment of six stacks');
    const one = await deployed(call, 'single');
    const times = stackTimes(one);
    say(`${AT_ONCE} deployments at once`);
    const children = watchChildren(portal.pid);
    await readDelay();
    const many = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => deployed(call, `many-${n}`)),
    );
    const delay = await readDelay();
    return summarize({
      times,
      delay,
      children: await children.stop(),
      many: many.map(stackTimes),
    });
  } finally {
    await portal.stop();
  }
}

/** Asks for a deployment, and returns it with its events when it is over. */
async function deployed(call, name) {
  const { id } = await call('environments/deployments', {
    method: 'POST',
    body: {
      requestId: `${name}-${Date.now()}`,
      spec: {
        name,
        stage: 'production',
        owner: 'group:default/platform',
        accountId: '123456789012',
        region: 'us-east-1',
        domain: {
          mode: 'create-zone',
          name: `${name}.example.com`,
          www: false,
        },
      },
    },
  });
  const deadline = Date.now() + DEPLOYMENT_TIMEOUT_MS;
  const events = [];
  while (Date.now() < deadline) {
    const update = await call(
      `environments/deployments/${id}/events?after=${events.at(-1)?.n ?? 0}`,
    );
    events.push(...update.events);
    const { deployment } = update;
    if (deployment.finishedAt) {
      if (deployment.status !== 'succeeded') {
        throw new Error(
          `${name} ${deployment.status}: ${deployment.failure?.reason}`,
        );
      }
      return { deployment, events };
    }
    await sleep(1_000);
  }
  throw new Error(`The deployment of ${name} took too long`);
}

function summarize({ times, delay, children, many }) {
  const figures = {
    'added to CloudFormation, s': [times.addedSeconds, LIMITS.addedSeconds],
    'loop delay p99, ms': [delay.p99, LIMITS.loopP99Ms],
    'syntheses at a time': [children.most, LIMITS.synthesesAtOnce],
    'memory of one, MB': [children.largestMb, LIMITS.childMb],
  };
  const table = Object.fromEntries(
    Object.entries(figures).map(([name, [value, limit]]) => [
      name,
      {
        measured: Number(value.toFixed(1)),
        limit: `at most ${limit}`,
        well: value <= limit,
      },
    ]),
  );
  Object.assign(table, sideBySide(many));
  table['saved by stacks side by side, %'] = {
    measured: Number((times.savedShare * 100).toFixed(1)),
    limit: `at least ${LIMITS.savedShare * 100}`,
    well: times.savedShare >= LIMITS.savedShare,
  };
  if (Object.values(table).some(({ well }) => well === false)) {
    process.exitCode = 1;
  }
  return {
    table,
    result: { limits: LIMITS, one: times, delay, children, many },
  };
}

/** What each of many waits for: there is no limit, but somebody waits. */
function sideBySide(many) {
  const most = of => Math.max(...many.map(of));
  const rows = {
    'most added, s': most(({ addedSeconds }) => addedSeconds),
    'of it until the templates, s': most(
      ({ templatesSeconds }) => templatesSeconds,
    ),
    'most added after them, s': most(
      ({ addedSeconds, templatesSeconds }) => addedSeconds - templatesSeconds,
    ),
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, value]) => [
      `${AT_ONCE} at once: ${name}`,
      { measured: Number(value.toFixed(1)) },
    ]),
  );
}

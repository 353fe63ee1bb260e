// The real portal over a simulated fleet: PostgreSQL, 40 ms for each call to
// AWS, and AWS's published limits.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../../lib/paths.mjs';
import { startPortal } from '../../lib/portal.mjs';
import { freePort } from '../../lib/postgres.mjs';
import { guestIsKnown, identityToken } from '../portalClient.mjs';
import { ofHealth, simulatorControl, total } from './simulatorControl.mjs';

export const CALL_MS = 40;
const ACCOUNTS = 5;
const REGIONS = ['us-east-1', 'eu-west-1'];
export const REFRESH_SECONDS = 30;
const FILL_TIMEOUT_MS = 240_000;
const POLL_MS = 50;
const REST_MS = 3_000;

/** What a refresh of the fleet asks AWS for. */
const OF_THE_FLEET = [
  'ecs:DescribeServices',
  'ecs:ListTasks',
  'ecs:DescribeTasks',
  'monitoring:DescribeAlarms',
  'rds:DescribeDBInstances',
];

/** The id of the nth account: 123456789012, 223456789012, … */
export const accountId = index => `${index + 1}23456789012`;

/**
 * @param {object} options
 * @param {number} options.environments
 * @param {string} options.dataDir
 * @param {string[]} [options.locations] catalog files besides
 * @param {(endpoint: string) => Promise<void>} [options.prepare] fills AWS
 * @param {(line: string) => void} options.say
 */
export async function startFleetPortal(options) {
  const { environments, dataDir, locations = [], prepare, say } = options;
  const simulatorPort = await freePort();
  const config = `${dataDir}.yaml`;
  await writeFile(config, JSON.stringify(configuration(locations)));
  const portal = await startPortal({
    dataDir,
    port: await freePort(),
    simulatorPort,
    simulatorWorld: [
      `--environments=${environments}`,
      `--accounts=${ACCOUNTS}`,
      `--regions=${REGIONS.join(',')}`,
      '--limits',
    ],
    configs: [config],
    say,
  });
  try {
    const endpoint = `http://127.0.0.1:${simulatorPort}`;
    const simulator = simulatorControl(endpoint);
    await prepare?.(endpoint);
    const fleet = new FleetPortal(portal, { simulator, endpoint });
    await guestIsKnown(fleet.url);
    await fleet.signIn();
    say(`Waiting for ${environments} environments in the catalog`);
    await fleet.filled(environments + locations.length);
    await simulator.answerAfter(CALL_MS);
    await fleet.settled();
    return fleet;
  } catch (error) {
    await portal.stop();
    throw error;
  }
}

function configuration(locations) {
  return {
    aws: {
      accounts: Array.from({ length: ACCOUNTS }, (_, index) => ({
        accountId: accountId(index),
        accessKeyId: accountId(index),
        secretAccessKey: 'any-secret-will-do',
      })),
    },
    quarterdeck: { aws: { regions: REGIONS } },
    serviceHealth: {
      fleet: { refreshSeconds: REFRESH_SECONDS },
      // The history is collected in the background, by calls of its own.
      history: { collectSeconds: 1_800 },
    },
    catalog: {
      // In place of the demo's, of which only the people are needed: the guest
      // is an operator through a group.
      locations: [
        {
          type: 'file',
          target: inRoot('catalog/org.yaml'),
          rules: [{ allow: ['User', 'Group'] }],
        },
        ...locations.map(file => ({
          type: 'file',
          target: path.resolve(file),
        })),
      ],
    },
  };
}

/** The portal as a viewer's browser, and as a stopwatch. */
class FleetPortal {
  #token;

  constructor(portal, { simulator, endpoint }) {
    this.url = portal.url.replace('localhost', '127.0.0.1');
    this.pid = portal.pid;
    this.simulator = simulator;
    this.endpoint = endpoint;
    this.stop = () => portal.stop();
  }

  async signIn() {
    this.#token = await identityToken(this.url);
  }

  headers() {
    return { authorization: `Bearer ${this.#token}` };
  }

  /** One request: its status, its ETag, its content, its time. */
  async get(pathname, headers = {}) {
    const startedAt = performance.now();
    const response = await fetch(`${this.url}/api/service-health${pathname}`, {
      headers: { ...this.headers(), ...headers },
    });
    const body = await response.text();
    const milliseconds = performance.now() - startedAt;
    if (response.status !== 304 && !response.ok) {
      throw new Error(`${pathname}: ${response.status} ${body}`);
    }
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      json: body ? JSON.parse(body) : undefined,
      milliseconds,
    };
  }

  /** What the portal says of itself: calls, throttles and failures. */
  async operations() {
    const { json } = await this.get('/operations');
    const sum = key => json.calls.reduce((all, each) => all + each[key], 0);
    return {
      calls: sum('calls'),
      throttles: sum('throttles'),
      failures: sum('failures'),
      failing: json.calls
        .filter(({ failures }) => failures > 0)
        .map(({ service, operation, calls, failures }) => ({
          service,
          operation,
          calls,
          failures,
        })),
    };
  }

  async filled(count) {
    const deadline = Date.now() + FILL_TIMEOUT_MS;
    for (;;) {
      const { json } = await this.get('/fleet');
      const read = json.rows.filter(({ at }) => at).length;
      if (read >= count) return;
      if (Date.now() > deadline) {
        throw new Error(`Only ${read} of ${count} entities were read`);
      }
      await sleep(1_000);
    }
  }

  /** Waits until AWS is asked for nothing but the fleet. */
  async settled() {
    const deadline = Date.now() + FILL_TIMEOUT_MS;
    await this.refreshed();
    for (;;) {
      await this.simulator.forget();
      await this.refreshed();
      const others = Object.keys(ofHealth(await this.simulator.calls())).filter(
        name => !OF_THE_FLEET.includes(name),
      );
      if (others.length === 0) return;
      if (Date.now() > deadline) {
        throw new Error(`AWS has no rest: ${others.join(', ')}`);
      }
    }
  }

  /**
   * Waits until the fleet has been read anew, all of it: accounts that take
   * longer follow, so it is over when AWS has had a rest since.
   *
   * @returns the fleet, and when it was complete (of performance.now)
   */
  async refreshed() {
    const { etag: before, json } = await this.get('/fleet');
    const deadline = Date.now() + 10 * REFRESH_SECONDS * 1_000;
    let newest = { etag: before, json, at: undefined };
    const countBefore = total(ofHealth(await this.simulator.calls()));
    let asked = { count: countBefore, since: performance.now() };
    for (;;) {
      const answer = await this.get('/fleet', { 'if-none-match': newest.etag });
      const now = performance.now();
      const hasAsked = asked.count !== countBefore;
      if (answer.status === 200) {
        const at = hasAsked ? now : undefined;
        newest = { etag: answer.etag, json: answer.json, at };
      }
      const count = total(ofHealth(await this.simulator.calls()));
      if (count !== asked.count) asked = { count, since: now };
      const isOver = newest.at !== undefined && now - asked.since >= REST_MS;
      if (isOver) return { ...newest.json, completeAt: newest.at };
      if (Date.now() > deadline) throw new Error('The fleet is not refreshed');
      await sleep(POLL_MS);
    }
  }
}

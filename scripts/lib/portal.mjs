// The whole portal: PostgreSQL, the simulator, and the Backstage backend that
// also serves the built frontend.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp } from './buildApp.mjs';
import { Explained } from './explain.mjs';
import { inRoot } from './paths.mjs';
import { requirePort, startServer } from './servers.mjs';

const TRANSFORM = inRoot(
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);
const READY_TIMEOUT_MS = 120_000;

/**
 * Starts all parts and waits until the portal answers.
 *
 * @param {object} options
 * @param {string} options.dataDir database, simulator's state and logs
 * @param {number} options.port of the portal
 * @param {number} options.simulatorPort
 * @param {boolean} [options.fresh] forget what an earlier run left
 * @param {string[]} [options.preload] scripts that the backend loads first
 * @param {object} [options.env] further variables of the backend
 * @param {string} [options.simulatorSpeed] a factor, or `instant`
 * @param {string[]} [options.simulatorWorld] other options than the demo's
 * @param {string[]} [options.configs] configuration over app-config.yaml
 * @param {(line: string) => void} options.say one line of progress
 */
export async function startPortal(options) {
  const { dataDir, port, simulatorPort, fresh, say } = options;
  const { preload = [], env = {}, configs = [] } = options;
  const { simulatorSpeed, simulatorWorld } = options;
  await requirePort(port, { what: 'the portal', variable: 'QUARTERDECK_PORT' });
  await requirePort(simulatorPort, {
    what: 'the AWS simulator',
    variable: 'QUARTERDECK_SIMULATOR_PORT',
  });
  const logs = path.join(dataDir, 'logs');
  await rm(logs, { recursive: true, force: true });
  await mkdir(logs, { recursive: true });

  const servers = [];
  const start = server => {
    servers.push(server);
    return server;
  };
  const stop = async () => {
    for (const server of servers.reverse()) await server.stop();
  };
  try {
    say('Starting PostgreSQL and the AWS simulator');
    const postgres = start(startPostgres({ dataDir, logs, fresh }));
    const simulator = start(
      startSimulator({
        dataDir,
        logs,
        fresh,
        simulatorPort,
        simulatorSpeed,
        simulatorWorld,
      }),
    );
    const [[, databaseUrl]] = await Promise.all([
      postgres.ready,
      simulator.ready,
      buildApp({ say }),
    ]);
    say('Starting the portal');
    const backend = start(
      startBackend({
        logs,
        port,
        simulatorPort,
        databaseUrl,
        preload,
        env,
        configs,
      }),
    );
    const url = `http://localhost:${port}`;
    await Promise.race([waitUntilReady(port), backend.failure]);
    return {
      url,
      pid: backend.pid,
      databaseUrl,
      stop,
      /** Rejects when a part ends by itself. */
      failure: Promise.race(servers.map(server => server.failure)),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startPostgres({ dataDir, logs, fresh }) {
  return startServer({
    name: 'PostgreSQL',
    args: [
      inRoot('scripts/postgres.mjs'),
      '--data',
      path.join(dataDir, 'postgres'),
      ...(fresh ? ['--fresh'] : []),
    ],
    logFile: path.join(logs, 'postgres.log'),
    readyOn: /^PostgreSQL ready on (\S+)/,
  });
}

function startSimulator(options) {
  const { dataDir, logs, fresh, simulatorPort } = options;
  const { simulatorSpeed, simulatorWorld } = options;
  const state = path.join(dataDir, 'simulator.json');
  return startServer({
    name: 'The AWS simulator',
    args: [
      inRoot('packages/aws-simulator/bin/simulator.js'),
      'start',
      `--port=${simulatorPort}`,
      ...(simulatorWorld ?? ['--environments=demo', `--state=${state}`]),
      '--stop-with-stdin',
      ...(simulatorSpeed ? [`--speed=${simulatorSpeed}`] : []),
      ...(fresh ? ['--fresh'] : []),
    ],
    logFile: path.join(logs, 'simulator.log'),
    readyOn: /ready on (\S+)/,
  });
}

function startBackend(options) {
  const { logs, port, simulatorPort, databaseUrl } = options;
  const { preload, env, configs } = options;
  const database = new URL(databaseUrl);
  return startServer({
    name: 'The portal',
    args: [
      '--require',
      inRoot('scripts/lib/stop-with-parent.cjs'),
      '--require',
      TRANSFORM,
      ...preload.flatMap(script => ['--require', script]),
      inRoot('packages/backend/src/index.ts'),
      // Once one is named, the usual one has to be as well.
      ...(configs.length > 0
        ? [inRoot('app-config.yaml'), ...configs]
        : []
      ).flatMap(file => ['--config', file]),
    ],
    cwd: inRoot('packages/backend'),
    env: {
      ...env,
      NODE_ENV: 'production',
      POSTGRES_PORT: database.port,
      POSTGRES_USER: database.username,
      POSTGRES_PASSWORD: database.password,
      QUARTERDECK_PORT: String(port),
      QUARTERDECK_BASE_URL: `http://localhost:${port}`,
      QUARTERDECK_AWS_ENDPOINT: `http://127.0.0.1:${simulatorPort}`,
    },
    logFile: path.join(logs, 'portal.log'),
  });
}

async function waitUntilReady(port) {
  const probe = `http://127.0.0.1:${port}/.backstage/health/v1/readiness`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await fetch(probe).catch(() => undefined);
    if (answer?.ok && (await answer.json().catch(() => ({}))).status === 'ok') {
      return;
    }
    await sleep(200);
  }
  throw new Explained(
    `The portal was not ready within ${
      READY_TIMEOUT_MS / 1000
    } s; its log says why.`,
  );
}

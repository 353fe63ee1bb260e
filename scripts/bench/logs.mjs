// What the portal adds to a log query, against the simulator with 40 ms a call
// and AWS's published request limits: how soon there are rows, beside a client
// that polls AWS by itself; a hundred runs through a quota of thirty; and how
// long ten thousand rows take to be stored and read back.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { startSimulatorProcess } from './lib/simulatorProcess.mjs';
import { median, percentile } from './lib/statistics.mjs';

const LATENCY_MS = 40;
const POLL_MS = 250;
const ROUNDS = 15;
const RUNS = 100;
const QUOTA = 30;
const ROWS = 10_000;
const LIMITS = { laterMs: POLL_MS, rowsMs: 300 };
const ACCOUNT = '123456789012';
const PLACE = { accountId: ACCOUNT, region: 'us-east-1' };
const LOG_GROUP = '/ecs/shop-production';
const TEST_UTILS = 'plugins/log-queries-backend/src/__testUtils__';

export async function measure({ scratch, say }) {
  const parts = [];
  const part = async starting => {
    const started = await starting;
    parts.push(started);
    return started;
  };
  try {
    const postgres = await part(
      startPostgres({
        dataDir: path.join(scratch, 'postgres'),
        durable: true,
        log: () => {},
      }),
    );
    const simulator = await part(
      startSimulatorProcess(['--environments=demo', '--speed=1', '--limits']),
    );
    const replica = await part(
      startReplica(postgres.url, simulator.url, { concurrency: QUOTA }),
    );
    const world = { simulator: simulator.url, portal: replica.url };
    await control(world, 'POST', 'faults', {
      kind: 'latency',
      service: 'logs',
      latencyMs: LATENCY_MS,
    });
    const firstRows = await measureFirstRows(world, say);
    const queue = await measureQueue(world, say);
    say(`${ROWS} rows into the database and back`);
    const rows = await measureRows(postgres.url);
    return summarize({ firstRows, queue, rows });
  } finally {
    for (const each of parts.reverse()) await each.stop();
  }
}

/** A backend with the plugin alone, as its tests start it. */
async function startReplica(databaseUrl, awsEndpoint, logQueries) {
  const child = spawn(process.execPath, [inRoot(TEST_UTILS, 'replica.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LOG_LEVEL: 'error',
      REPLICA: JSON.stringify({
        databaseUrl,
        awsEndpoint,
        accountId: ACCOUNT,
        logQueries,
      }),
    },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = line.match(/ready on (http:\S+)/)?.[1];
    if (url) {
      child.stdout.resume();
      return {
        url,
        async stop() {
          const exited = once(child, 'exit');
          child.stdin.end();
          await exited;
        },
      };
    }
  }
  throw new Error('The replica ended before it was ready');
}

/** The same query by both at the same moment, round after round. */
async function measureFirstRows(world, say) {
  const direct = [];
  const portal = [];
  for (let round = 0; round < ROUNDS; round++) {
    const queryString = `fields @timestamp, @message # ${round}\n| limit 20`;
    const [directMs, portalMs] = await Promise.all([
      firstRowsDirectly(world, queryString),
      firstRowsByPortal(world, queryString),
    ]);
    // What a round leaves running would slow down the next one's polling.
    await untilIdle(world);
    // The first round loads what later ones have.
    if (round === 0) continue;
    direct.push(directMs);
    portal.push(portalMs);
    say(
      `First rows ${round} of ${ROUNDS - 1}: ${Math.round(
        directMs,
      )} ms directly, ${Math.round(portalMs)} ms by the portal`,
    );
  }
  return { direct, portal, laterMs: median(portal) - median(direct) };
}

async function firstRowsDirectly(world, queryString) {
  const client = logsClient(world);
  const startedAt = performance.now();
  const now = Math.floor(Date.now() / 1_000);
  const { queryId } = await client.startQuery({
    queryString,
    logGroupNames: [LOG_GROUP],
    startTime: now - 3_600,
    endTime: now,
  });
  for (;;) {
    const { results = [] } = await client.getQueryResults({ queryId });
    if (results.length > 0) return performance.now() - startedAt;
    await sleep(POLL_MS);
  }
}

async function firstRowsByPortal(world, queryString) {
  const startedAt = performance.now();
  const { id } = await startRun(world, queryString);
  for (;;) {
    const { rows } = await portalCall(world, `runs/${id}/rows?waitSeconds=10`);
    if (rows.length > 0) return performance.now() - startedAt;
  }
}

/** More runs at once than the account may have. */
async function measureQueue(world, say) {
  await untilIdle(world);
  await control(world, 'DELETE', 'requests');
  const startedAt = performance.now();
  const started = await Promise.all(
    Array.from({ length: RUNS }, (_, index) =>
      startRun(world, `fields @message # ${index}\n| limit 5`),
    ),
  );
  const ids = started.map(run => run.id);
  let most = 0;
  const ended = new Map();
  while (ended.size < RUNS) {
    const { runs } = await portalCall(world, 'runs?limit=100');
    const mine = runs.filter(run => ids.includes(run.id));
    most = Math.max(most, mine.filter(run => run.status === 'running').length);
    for (const run of mine) if (run.finishedAt) ended.set(run.id, run.status);
    await sleep(200);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  say(`${RUNS} runs through a quota of ${QUOTA} in ${seconds.toFixed(1)} s`);
  const { operations } = await control(world, 'GET', 'requests');
  return {
    seconds,
    mostAtOnce: most,
    complete: [...ended.values()].filter(status => status === 'complete')
      .length,
    inOrder: await startedInOrder(world, started),
    startQueryCalls: operations['logs:StartQuery'],
    getQueryResultsPerSecond: operations['logs:GetQueryResults'] / seconds,
  };
}

/** Whether AWS was given the queries in the order of the queue. */
async function startedInOrder(world, runs) {
  const client = logsClient(world);
  const queries = [];
  let nextToken;
  do {
    const page = await client.describeQueries({ nextToken });
    queries.push(...(page.queries ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  const given = queries
    .filter(({ queryString }) => queryString.startsWith('fields @message #'))
    .sort((a, b) => a.createTime - b.createTime)
    .map(({ queryString }) => queryString);
  const promised = [...runs]
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .map(({ queryString }) => queryString);
  return given.join() === promised.join();
}

async function untilIdle(world) {
  for (;;) {
    const { runs } = await portalCall(world, 'runs?limit=100');
    if (runs.every(run => run.finishedAt)) return;
    await sleep(200);
  }
}

async function measureRows(databaseUrl) {
  const child = spawn(
    process.execPath,
    [inRoot(TEST_UTILS, 'storeRows.js'), databaseUrl, String(ROWS)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
  }
  const rounds = JSON.parse(lines[lines.length - 1]);
  return {
    rounds,
    storeMs: median(rounds.map(round => round.storeMs)),
    readMs: median(rounds.map(round => round.readMs)),
    bothMs: median(rounds.map(round => round.storeMs + round.readMs)),
  };
}

function startRun(world, queryString) {
  return portalCall(world, 'runs', {
    ...PLACE,
    queryString,
    logGroupNames: [LOG_GROUP],
    range: { type: 'relative', lastMinutes: 60 },
  });
}

async function portalCall({ portal }, route, body) {
  return asJson(
    await fetch(`${portal}/api/log-queries/${route}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    }),
  );
}

async function control({ simulator }, method, what, body) {
  return asJson(
    await fetch(`${simulator}/_simulator/${what}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    }),
  );
}

async function asJson(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url}: ${text}`);
  return text && JSON.parse(text);
}

let client;

function logsClient({ simulator }) {
  const require = createRequire(
    inRoot('plugins/log-queries-backend/package.json'),
  );
  const { CloudWatchLogs } = require('@aws-sdk/client-cloudwatch-logs');
  client ??= new CloudWatchLogs({
    endpoint: simulator,
    region: PLACE.region,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'any' },
  });
  return client;
}

function summarize({ firstRows, queue, rows }) {
  const ms = value => `${Math.round(value)} ms`;
  const line = (measured, limit, isWithin) => ({
    measured,
    limit,
    kept: isWithin ? 'yes' : 'NO',
  });
  const checks = {
    firstRows: firstRows.laterMs <= LIMITS.laterMs,
    quota: queue.mostAtOnce <= QUOTA && queue.complete === RUNS,
    order: queue.inOrder,
    noThrottle: queue.startQueryCalls === RUNS,
    rows: rows.bothMs < LIMITS.rowsMs,
  };
  return {
    table: {
      'first rows, polling AWS directly (median)': line(
        ms(median(firstRows.direct)),
        '',
        true,
      ),
      'first rows, by the portal (median)': line(
        ms(median(firstRows.portal)),
        `${ms(LIMITS.laterMs)} later`,
        checks.firstRows,
      ),
      [`${RUNS} runs, at once at most`]: line(
        `${queue.mostAtOnce}, in ${queue.seconds.toFixed(0)} s`,
        String(QUOTA),
        checks.quota,
      ),
      'started in the order of the queue': line(
        String(queue.inOrder),
        'true',
        checks.order,
      ),
      'StartQuery calls (more: throttled)': line(
        String(queue.startQueryCalls),
        String(RUNS),
        checks.noThrottle,
      ),
      [`${ROWS} rows stored and read (median)`]: line(
        ms(rows.bothMs),
        ms(LIMITS.rowsMs),
        checks.rows,
      ),
    },
    result: {
      latencyMs: LATENCY_MS,
      pollMs: POLL_MS,
      limits: LIMITS,
      withinLimits: Object.values(checks).every(Boolean),
      checks,
      firstRows: {
        ...firstRows,
        p95Ms: {
          direct: percentile(firstRows.direct, 0.95),
          portal: percentile(firstRows.portal, 0.95),
        },
      },
      queue,
      rows,
    },
  };
}

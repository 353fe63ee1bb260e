// Nothing that AWS generated and nobody is to read reaches a log, the database
// or an answer of the portal: looked for in all of them after an environment
// was created, changed and taken down.
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { guestIsKnown, identityToken } from './bench/portalClient.mjs';
import { startPortal } from './lib/portal.mjs';
import { freePort } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';

const TIMEOUT_MS = 400_000;
const OPERATION_TIMEOUT_MS = 120_000;
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const ID = 'vault-production';
const ENTITY = `resource/default/${ID}`;
/** How the portal itself gets at AWS, by app-config.yaml. */
const OWN_SECRETS = ['any-secret-will-do'];

const spec = (cpu, memoryMb) => ({
  name: 'vault',
  stage: 'production',
  owner: 'group:default/platform',
  accountId: ACCOUNT,
  region: REGION,
  service: { cpu, memoryMb },
});

describe('what is secret', { timeout: TIMEOUT_MS }, () => {
  let folder;
  let portal;
  let simulator;
  let token;
  /** What was seen, by where. */
  const seen = new Map();
  /** What must not have been, by what holds it. */
  const secrets = new Map(OWN_SECRETS.map(secret => [secret, 'the portal']));

  before(async () => {
    folder = await scratchFolder('secrets-test');
    await mkdir(folder, { recursive: true });
    const simulatorPort = await freePort();
    simulator = `http://127.0.0.1:${simulatorPort}`;
    portal = await startPortal({
      dataDir: path.join(folder, 'portal'),
      port: await freePort(),
      simulatorPort,
      simulatorWorld: ['--environments=none'],
      simulatorSpeed: 'instant',
      // All that can be logged is.
      env: { LOG_LEVEL: 'debug' },
      say: () => undefined,
    });
    await guestIsKnown(portal.url);
    token = await identityToken(portal.url);
    secrets.set(token, 'the guest');
  });

  after(async () => {
    await portal?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('is in nothing that the portal writes or says', async () => {
    await deploy('create', spec(512, 2048));
    await look('after create');
    await deploy('update', spec(1024, 2048));
    await look('after update');
    await over(
      await call(
        `environments/environments/${ACCOUNT}/${REGION}/${ID}/destroy`,
        {
          requestId: 'destroy',
          confirmation: ID,
          finalSnapshot: true,
        },
      ),
    );
    await look('after destroy');
    await readLogs();
    await readDatabase();

    // Passwords of the database's users, the origin's header, and more.
    assert.ok(
      secrets.size > 4,
      `there are ${secrets.size} secrets to look for`,
    );
    assert.ok(seen.size > 100, `there are ${seen.size} places to look in`);
    const found = [...seen].flatMap(([place, text]) =>
      [...secrets]
        .filter(([secret]) => holds(text, secret))
        .map(([, holder]) => `${place}: of ${holder}`),
    );
    assert.deepEqual(found, []);
  });

  /** A plan by a task of the template, which deploys what is new at once. */
  async function deploy(requestId, values) {
    const { id } = await call('scaffolder/v2/tasks', {
      templateRef: 'template:default/aws-environment',
      values,
    });
    await until('the end of the task', async () => {
      const { status } = await call(`scaffolder/v2/tasks/${id}`);
      assert.ok(!['failed', 'cancelled'].includes(status), status);
      return status === 'completed';
    });
    const prefix = `requestIdPrefix=${id}/`;
    const { items: plans } = await call(`environments/plans?${prefix}`);
    const { items } = await call(`environments/deployments?${prefix}`);
    await over(
      items[0] ??
        (await call('environments/deployments', {
          requestId,
          planId: plans[0].id,
        })),
    );
    await remember(`environments/plans/${plans[0].id}`, requestId);
    await remember(`scaffolder/v2/tasks/${id}`, requestId);
    await remember(`scaffolder/v2/tasks/${id}/events`, requestId);
  }

  async function over({ id }) {
    await until(`the deployment ${id}`, async () => {
      const { deployment } = await call(
        `environments/deployments/${id}/events`,
      );
      if (!deployment.finishedAt) return false;
      assert.equal(deployment.status, 'succeeded', deployment.failure?.reason);
      return true;
    });
    await remember(`environments/deployments/${id}`, 'over');
    await remember(`environments/deployments/${id}/events`, 'over');
  }

  /** What every page asks for, and what AWS keeps at this moment. */
  async function look(when) {
    const answer = await fetch(`${simulator}/_simulator/secrets`);
    for (const { holder, values } of await answer.json()) {
      for (const value of values) secrets.set(value, holder);
    }
    const environment = `environments/environments/${ACCOUNT}/${REGION}/${ID}`;
    const routes = [
      environment,
      `${environment}/spec`,
      `${environment}/drift`,
      `${environment}/destroy`,
      ...['network', 'data', 'service', 'edge', 'ops'].map(
        part => `${environment}/stacks/${part}/resources`,
      ),
      'environments/accounts',
      'environments/deployments',
      'environments/plans',
      'catalog/entities',
      'scaffolder/v2/tasks',
      'scaffolder/v2/actions',
      'notifications/notifications',
      'search/query?term=vault',
      'service-health/fleet',
      'service-health/operations',
      `service-health/entities/${ENTITY}`,
      'log-queries/queries',
      'log-queries/runs',
      'log-queries/log-groups',
      `log-queries/entities/${ENTITY}/queries`,
    ];
    for (const route of routes) await remember(route, when);
  }

  /** Also a refusal is an answer. */
  async function remember(route, when) {
    const response = await ask(route);
    seen.set(`GET ${route} ${when}`, await response.text());
  }

  async function readLogs() {
    const logs = path.join(folder, 'portal/logs');
    for (const file of await readdir(logs)) {
      seen.set(
        `the log ${file}`,
        await readFile(path.join(logs, file), 'utf8'),
      );
    }
  }

  /** Every row of every table of every plugin. */
  async function readDatabase() {
    for (const { datname } of await query(
      portal.databaseUrl,
      'SELECT datname FROM pg_database WHERE NOT datistemplate',
    )) {
      const url = new URL(portal.databaseUrl);
      url.pathname = `/${datname}`;
      const tables = await query(
        url.toString(),
        `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name
         FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      for (const { name } of tables) {
        const rows = await query(
          url.toString(),
          `SELECT t::text AS row FROM ${name} t`,
        );
        seen.set(
          `the table ${datname} ${name}`,
          rows.map(({ row }) => row).join('\n'),
        );
      }
    }
  }

  function ask(route, body) {
    return fetch(`${portal.url}/api/${route}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }

  async function call(route, body) {
    const response = await ask(route, body);
    const text = await response.text();
    seen.set(`the answer to ${route}, ${seen.size}`, text);
    assert.ok(response.ok, `${route}: ${response.status} ${text}`);
    return JSON.parse(text);
  }
});

/** As it is, as JSON writes it, and as PostgreSQL writes that in a row. */
function holds(text, secret) {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, inJson, inJson.replaceAll('"', '""')].some(form =>
    text.includes(form),
  );
}

async function query(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(what, isSo) {
  const deadline = Date.now() + OPERATION_TIMEOUT_MS;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `${what} took too long`);
    await sleep(250);
  }
}

// What the image holds, started as in production: against an OpenID Connect
// provider and a simulated AWS, with somebody who signs in.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import Provider from 'oidc-provider';
import { findChromium } from './lib/chromium.mjs';
import { CHROMIUM_FLAGS } from './lib/chromiumFlags.mjs';
import { inRoot } from './lib/paths.mjs';
import { freePort } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { startServer } from './lib/servers.mjs';
import { capture } from './lib/toolchain.mjs';
import { until } from './lib/until.mjs';

const BUILD_TIMEOUT_MS = 600_000;
const READY_TIMEOUT_MS = 120_000;
const CLIENT = { id: 'portal', secret: 'known-to-both' };
/** Of a program that asks the catalog. */
const PROGRAM_TOKEN = 'known-to-the-program-alone';

/** Of production's settings, those that a machine without TLS cannot keep. */
const overlay = ({ people, simulator }) => `
backend:
  listen: { host: 127.0.0.1 }
  auth:
    externalAccess:
      - type: static
        options: { token: ${PROGRAM_TOKEN}, subject: a-program }
  database:
    connection: { ssl: false }
aws:
  accounts:
    - accountId: '123456789012'
      accessKeyId: '123456789012'
      secretAccessKey: any-secret-will-do
quarterdeck:
  aws:
    endpoint: ${simulator}
catalog:
  locations:
    - type: file
      target: ${people}
      rules: [{ allow: [User, Group] }]
    - type: file
      target: templates/aws-environment/template.yaml
      rules: [{ allow: [Template] }]
`;

const PEOPLE = `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: platform }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ada }
spec:
  profile: { displayName: Ada Lovelace, email: ada@example.com }
  memberOf: [platform]
`;

describe('the portal in production', { timeout: BUILD_TIMEOUT_MS }, () => {
  let folder;
  let provider;
  let browser;
  const servers = [];

  before(async () => {
    folder = await scratchFolder('production-test');
    const { code, output } = await capture(process.execPath, [
      inRoot('scripts/image.mjs'),
      path.join(folder, 'portal'),
    ]);
    assert.equal(code, 0, output);
  });

  after(async () => {
    await browser?.close();
    provider?.close();
    for (const server of servers.reverse()) await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('lets people in by single sign-on, and shows them what AWS says', async () => {
    const port = await freePort();
    const baseUrl = `http://localhost:${port}`;
    provider = await startProvider(baseUrl);
    await startPortal({ port, baseUrl, issuer: provider.issuer });
    // Who signs in before is nobody, and a page of templates stays as it was.
    await isKnown(baseUrl, 'user/default/ada');
    await isKnown(baseUrl, 'template/default/aws-environment');

    const executablePath = await findChromium({ say: () => undefined });
    browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const context = await browser.newContext();
    context.setDefaultTimeout(READY_TIMEOUT_MS);
    const page = await context.newPage();
    await page.goto(baseUrl);
    const popup = page.waitForEvent('popup');
    await page.getByRole('button', { name: /sign in/i }).click();
    const signIn = await popup;
    await signIn.getByPlaceholder('Enter any login').fill('ada@example.com');
    await signIn.getByPlaceholder('and password').fill('any');
    await signIn.getByRole('button', { name: 'Sign-in' }).click();
    await signIn.getByRole('button', { name: 'Continue' }).click();

    await page
      .getByRole('link', { name: /checkout-production/ })
      .first()
      .waitFor();
    await page.goto(`${baseUrl}/create`);
    await page.getByText('AWS environment').first().waitFor();
  });

  async function startPortal({ port, baseUrl, issuer }) {
    const postgres = start('PostgreSQL', {
      args: [inRoot('scripts/postgres.mjs')],
      readyOn: /^PostgreSQL ready on (\S+)/,
    });
    const simulator = start('The AWS simulator', {
      args: [
        inRoot('packages/aws-simulator/bin/simulator.js'),
        'start',
        '--port=0',
        '--environments=demo',
        '--stop-with-stdin',
      ],
      readyOn: /ready on (\S+)/,
    });
    const [, database] = await postgres.ready;
    const [, simulatorUrl] = await simulator.ready;
    const people = path.join(folder, 'people.yaml');
    const config = path.join(folder, 'overlay.yaml');
    await writeFile(people, PEOPLE);
    await writeFile(config, overlay({ people, simulator: simulatorUrl }));
    const { port: databasePort, username, password } = new URL(database);
    const portal = start('The portal', {
      args: [
        '--require',
        inRoot('scripts/lib/stop-with-parent.cjs'),
        'packages/backend',
        '--config',
        'app-config.production.yaml',
        '--config',
        config,
      ],
      cwd: path.join(folder, 'portal'),
      env: {
        NODE_ENV: 'production',
        QUARTERDECK_BASE_URL: baseUrl,
        QUARTERDECK_PORT: String(port),
        POSTGRES_HOST: '127.0.0.1',
        POSTGRES_PORT: databasePort,
        POSTGRES_USER: username,
        POSTGRES_PASSWORD: password,
        AUTH_SESSION_SECRET: 'a-long-random-string-for-this-test',
        OIDC_METADATA_URL: `${issuer}/.well-known/openid-configuration`,
        OIDC_CLIENT_ID: CLIENT.id,
        OIDC_CLIENT_SECRET: CLIENT.secret,
        AWS_ACCOUNT_ID: '123456789012',
      },
    });
    await Promise.race([untilReady(baseUrl), portal.failure]);
  }

  function start(name, options) {
    const logFile = path.join(folder, `${name}.log`);
    const server = startServer({ name, logFile, ...options });
    servers.push(server);
    return server;
  }
});

/** An OpenID Connect provider to whom anybody is who they say they are. */
async function startProvider(portal) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${portal}/api/auth/oidc/handler/frame`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    // With PKCE only where the client asks for it.
    pkce: { required: () => false },
    findAccount: async (_, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        email: id,
        email_verified: true,
        name: id,
      }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const untilReady = baseUrl =>
  until(
    'the portal to be ready',
    async () => {
      const answer = await fetch(`${baseUrl}/.backstage/health/v1/readiness`, {
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
      return answer?.ok === true;
    },
    READY_TIMEOUT_MS,
  );

/** Until the catalog has read an entity, with all that it is related to. */
const isKnown = (baseUrl, name) =>
  until(
    `${name} in the catalog`,
    async () => {
      const answer = await fetch(
        `${baseUrl}/api/catalog/entities/by-name/${name}`,
        { headers: { authorization: `Bearer ${PROGRAM_TOKEN}` } },
      );
      return answer.ok;
    },
    READY_TIMEOUT_MS,
  );

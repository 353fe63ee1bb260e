// Nothing that AWS generated and nobody is to read reaches a log, the database,
// an answer of the portal or a page: looked for in all of them after an
// environment was created, changed and taken down.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { guestIsKnown, identityToken } from './bench/portalClient.mjs';
import { findChromium } from './lib/chromium.mjs';
import { startPortal } from './lib/portal.mjs';
import { freePort } from './lib/postgres.mjs';
import { scratchFolder } from './lib/scratch.mjs';
import { EnvironmentJourney } from './lib/secrets/EnvironmentJourney.mjs';
import { findSecrets } from './lib/secrets/findSecrets.mjs';
import {
  deploymentPages,
  endPages,
  environmentPages,
  portalPages,
  visit,
} from './lib/secrets/pages.mjs';
import { readDatabase } from './lib/secrets/readDatabase.mjs';
import { createHostedZone, putLogLine } from './lib/secrets/simulatedAws.mjs';
import { Witness } from './lib/secrets/Witness.mjs';
import { until } from './lib/until.mjs';

const TIMEOUT_MS = 900_000;
const PLACE = {
  environmentId: 'vault-production',
  accountId: '123456789012',
  region: 'us-east-1',
};
const DOMAIN = 'vault.example.com';
const random = () => randomBytes(24).toString('base64');
/** How the portal itself gets at AWS, by app-config.yaml. */
const AWS_SECRET = 'any-secret-will-do';
/** What else a portal has that is nobody's business. */
const OWN_SECRETS = {
  session: random(),
  program: random(),
  otherBackend: random(),
  github: random(),
};
const OWN_CONFIG = {
  auth: { session: { secret: OWN_SECRETS.session } },
  backend: {
    auth: {
      externalAccess: [
        {
          type: 'static',
          options: { token: OWN_SECRETS.program, subject: 'a-program' },
        },
        {
          type: 'legacy',
          options: { secret: OWN_SECRETS.otherBackend, subject: 'a-backend' },
        },
      ],
    },
  },
  integrations: {
    github: [{ host: 'github.com', token: OWN_SECRETS.github }],
  },
};
/** Here a browser gets a token of its own. */
const GIVES_TOKEN = /\/api\/auth\/guest\/refresh/;

/** Whatever has a secret: users sign in, and CloudFront shows its header. */
const values = (hostedZoneId, cpu) => ({
  name: 'vault',
  stage: 'production',
  owner: 'group:default/platform',
  accountId: PLACE.accountId,
  region: PLACE.region,
  domain: { mode: 'existing-zone', name: DOMAIN, hostedZoneId },
  edge: { cdn: true, originProtection: 'header' },
  users: { userPool: true },
  service: { cpu, memoryMb: 2048 },
});

describe('what is secret', { timeout: TIMEOUT_MS }, () => {
  let folder;
  let portal;
  let simulator;
  let witness;
  let page;
  let journey;
  /** What was seen, by where. */
  const seen = new Map();
  /** What must not have been, by what holds it. */
  const secrets = new Map(
    [AWS_SECRET, ...Object.values(OWN_SECRETS)].map(secret => [
      secret,
      'the portal',
    ]),
  );
  /** What an application has logged, and so is there to be found. */
  const plantedSecret = random();

  before(async () => {
    folder = await scratchFolder('secrets-test');
    await mkdir(folder, { recursive: true });
    const config = path.join(folder, 'app-config.secrets.yaml');
    // JSON is YAML.
    await writeFile(config, JSON.stringify(OWN_CONFIG));
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
      configs: [config],
      say: () => undefined,
    });
    await guestIsKnown(portal.url);
    const token = await identityToken(portal.url);
    secrets.set(token, 'the guest');
    journey = new EnvironmentJourney({
      portalUrl: portal.url,
      token,
      place: PLACE,
      keep,
    });
    witness = await Witness.start({
      executablePath: await findChromium({ say: () => undefined }),
      keep,
    });
    page = await witness.newPage();
    await enter();
  });

  after(async () => {
    await witness?.stop();
    await portal?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('is in nothing that the portal writes, says or shows', async () => {
    const zone = await createHostedZone(simulator, DOMAIN);
    const created = await journey.deploy('create', values(zone, 512));
    await pageIsTold();
    await journey.isFound();
    await putLogLine(simulator, `/ecs/${PLACE.environmentId}`, {
      level: 'error',
      message: `Cannot connect with ${plantedSecret}`,
    });
    await look('after create', [
      ...deploymentPages(created),
      ...environmentPages(PLACE),
      ...portalPages(PLACE),
    ]);
    const updated = await journey.deploy('update', values(zone, 1024));
    await look('after update', [
      ...deploymentPages(updated),
      ...environmentPages(PLACE),
    ]);
    await look('after destroy', endPages(await journey.destroy()));
    await readLogs();
    await readDatabase(portal.databaseUrl, keep);

    assertAreHeld([
      '/database-',
      '/app-database-',
      '/jwt-',
      'user pool client',
      '/origin-verify-',
    ]);
    assert.deepEqual(findSecrets(seen, secrets), []);
    assertIsFound(plantedSecret, [
      /^the table .*log-queries/,
      /^the answer to \w+ .*\/api\/log-queries\//,
      /^the page .*\/logs/,
    ]);
    assertLookedAt([/^the log portal/, /^the storage /, /^the console /]);
  });

  /** As a person who has never been here. */
  async function enter() {
    await page.goto(portal.url);
    const answer = page.waitForResponse(GIVES_TOKEN);
    await page.getByRole('button', { name: 'Enter' }).click();
    const { backstageIdentity } = await (await answer).json();
    secrets.set(backstageIdentity.token, 'the browser');
    await page.getByText(/^Welcome aboard/).waitFor();
    // A portal that has just started hangs up on the first WebSocket.
    await until('the WebSocket of the page', () => isSeen(/^framesent /));
  }

  /**
   * Until the page has the signal of a notification, which comes after the end
   * that it tells of: a page that is left before never gets it.
   */
  const pageIsTold = () =>
    until('a signal to the page', () => isSeen(/^framereceived /));

  /** What AWS keeps at this moment, and what programs and persons see. */
  async function look(when, pages) {
    const answer = await fetch(`${simulator}/_simulator/secrets`);
    for (const { holder, values: held } of await answer.json()) {
      for (const value of held) secrets.set(value, holder);
    }
    await journey.askAll();
    for (const each of pages) {
      await visit(page, portal.url, each);
      await witness.look(page, `${each.path} ${when}`);
    }
  }

  async function readLogs() {
    const logs = path.join(folder, 'portal/logs');
    for (const file of await readdir(logs)) {
      keep(`the log ${file}`, await readFile(path.join(logs, file), 'utf8'));
    }
  }

  function keep(place, text) {
    if (!GIVES_TOKEN.test(place)) seen.set(`${place} (${seen.size})`, text);
  }

  /** That AWS has generated what is looked for. */
  function assertAreHeld(names) {
    const holders = [...secrets.values()].join('\n');
    for (const name of names) assert.ok(holders.includes(name), holders);
  }

  /** That it would be found there: stored, answered and shown. */
  function assertIsFound(secret, kinds) {
    const places = findSecrets(seen, new Map([[secret, 'an application']]));
    for (const kind of kinds) {
      assert.ok(
        places.some(place => kind.test(place)),
        `what is planted is in none like ${kind}: ${places.join(', ')}`,
      );
    }
  }

  function assertLookedAt(kinds) {
    for (const kind of kinds) {
      assert.ok(isSeen(kind), `there is none like ${kind} to look in`);
    }
  }

  function isSeen(kind) {
    return [...seen.keys()].some(place => kind.test(place));
  }
});

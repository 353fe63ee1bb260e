// The journey of packages/app/e2e-tests, against a portal of its own.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { startPortal } from './portal.mjs';
import { freePort } from './postgres.mjs';
import { yarn } from './toolchain.mjs';

/**
 * Starts a fresh portal on free ports, runs the Playwright tests against it
 * and stops it.
 *
 * @param {object} options
 * @param {string} options.scratch a folder for what the run leaves
 * @param {string[]} [options.args] further arguments for Playwright
 * @returns the number of tests that passed and failed
 */
export async function runJourney({ say, scratch, args = [], env = {} }) {
  const chromium = await findChromium({ say });
  const simulatorPort = await freePort();
  const portal = await startPortal({
    dataDir: path.join(scratch, 'portal'),
    port: await freePort(),
    simulatorPort,
    say,
  });
  const report = path.join(scratch, 'playwright.json');
  try {
    const code = await yarn(['playwright', 'test', ...args], {
      env: {
        ...process.env,
        ...env,
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_URL: portal.url,
        SIMULATOR_URL: `http://127.0.0.1:${simulatorPort}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    const { stats } = JSON.parse(await readFile(report, 'utf8'));
    return {
      name: 'Journey',
      passed: stats.expected + stats.flaky,
      failed: Math.max(stats.unexpected, code === 0 ? 0 : 1),
    };
  } finally {
    await portal.stop();
  }
}

// A browser at a portal that a guest has entered.
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../lib/chromium.mjs';
import { CHROMIUM_FLAGS } from '../../lib/chromiumFlags.mjs';
import { startPortal } from '../../lib/portal.mjs';
import { freePort } from '../../lib/postgres.mjs';

/**
 * Gives the page to the measurement, and ends all that was started for it. A
 * portal that runs already, at PLAYWRIGHT_URL, spares the building of one.
 */
export async function withPortalPage({ scratch, say }, measure) {
  const executablePath = await findChromium({ say });
  const running = process.env.PLAYWRIGHT_URL;
  const portal = running
    ? { url: running, stop: async () => undefined }
    : await startPortal({
        dataDir: path.join(scratch, 'portal'),
        port: await freePort(),
        simulatorPort: await freePort(),
        say,
      });
  const browser = await chromium.launch({
    executablePath,
    args: CHROMIUM_FLAGS,
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    return await measure(page, portal.url);
  } finally {
    await browser.close();
    await portal.stop();
  }
}

/** Opens the home page as a guest. */
export async function enter(page, url) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('heading', { name: /^Welcome aboard/ }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
}

import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from './scripts/lib/chromiumFlags.mjs';

/*
 * `npm test` starts the portal, finds a Chromium and sets the variables. To
 * run one test against a portal that runs already:
 *   PLAYWRIGHT_URL=http://localhost:3000 CHROMIUM_PATH=… yarn playwright test
 */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  // What is waited for comes when the machine has made it.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: !!process.env.CI,
  retries: 0,
  workers: 1,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME
    ? [['list'], ['json']]
    : 'list',
  use: {
    baseURL: process.env.PLAYWRIGHT_URL ?? 'http://localhost:3000',
    actionTimeout: 60_000,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: CHROMIUM_FLAGS,
    },
  },
  outputDir: 'test-results',
});

import { expect, test } from '@playwright/test';
import { atSpeed } from './simulator';
import {
  enterAsGuest,
  expectDrawn,
  openEnvironment,
  openTab,
  picture,
  runQuery,
} from './steps';

/** A deployment takes some 50 s of the demo's time. */
const A_DEPLOYMENT = { timeout: 240_000 };

test('from nothing to a healthy environment and its logs', async ({ page }) => {
  await enterAsGuest(page);
  // A portal that has just started finds the environments in AWS first.
  await expect(
    page.getByRole('link', { name: 'checkout-production' }),
  ).toBeVisible({ timeout: 120_000 });
  await picture(page, 'home');

  await page.getByRole('link', { name: /^Create an environment/ }).click();
  await page.getByLabel(/^Name/).fill('journey');
  await page.getByLabel(/^Stage/).click();
  await page.getByRole('option', { name: 'production' }).click();
  await page.getByLabel(/^Owner/).fill('checkout');
  await page.getByRole('option', { name: 'Checkout' }).click();
  await picture(page, 'create-form');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await expect(
    page.getByText('Deployment of journey-production', { exact: true }),
  ).toBeVisible(A_DEPLOYMENT);
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  // A page that asks now and then may never show a certain number of them.
  await expect(
    page.getByText(/^([3-9]\d|\d{3,}) of \d+ resources$/),
  ).toBeVisible(A_DEPLOYMENT);
  await picture(page, 'deploy-progress');
  await expect(page.getByText('Succeeded', { exact: true })).toBeVisible(
    A_DEPLOYMENT,
  );
  await expect(
    page.getByRole('button', { name: 'Open the environment' }),
  ).toBeVisible();
  await picture(page, 'deploy-done');

  await openEnvironment(page, 'journey-production');
  await openTab(page, 'Health');
  await expect(page.getByText('2 of 2 tasks healthy')).toBeVisible();
  const database = page.getByRole('region', { name: 'Database' });
  for (const metric of [
    'CPU utilization',
    'Database connections',
    'Free storage space',
  ]) {
    const chart = database.getByRole('img', { name: `${metric}: last` });
    // CloudWatch has the first value of a new database after some minutes.
    await expect(chart).toBeVisible({ timeout: 180_000 });
    await expectDrawn(chart);
  }
  await expect(
    page.getByRole('table', { name: 'Alarms' }).getByRole('row'),
  ).not.toHaveCount(0);

  await openTab(page, 'Logs');
  await atSpeed(0.01, async () => {
    await runQuery(page, 'Failed requests');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  });
  await runQuery(page, 'Find errors');
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await expect(page.getByText(/scanned/)).toBeVisible();
});

test('a healthy environment and an answer from its logs', async ({ page }) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'shop-production');
  await openTab(page, 'Health');
  await expect(page.getByText('2 of 2 tasks healthy')).toBeVisible();
  await expectDrawn(
    page.getByRole('img', { name: /^Database connections: last/ }),
  );
  await picture(page, 'health-healthy');

  await openTab(page, 'Logs');
  // In a quiet hour there is no error to be found.
  await runQuery(page, 'API latency');
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await expect(page.getByText(/[1-9][\d,]* records matched/)).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await picture(page, 'logs-rows');
});

test('an environment in trouble says why', async ({ page }) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'checkout-production');
  await openTab(page, 'Health');
  await expect(page.getByText('Critical', { exact: true })).toBeVisible();
  await expect(
    page.getByText(/0 of 2 tasks running; .*exit code 1/).first(),
  ).toBeVisible();
  await picture(page, 'health-troubled');

  await openTab(page, 'Logs');
  await runQuery(page, 'Find errors');
  await expect(page.getByText(/Start failed: relation/).first()).toBeVisible();
});

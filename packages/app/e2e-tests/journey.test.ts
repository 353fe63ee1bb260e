import { expect, test } from '@playwright/test';
import {
  enterAsGuest,
  expectDrawn,
  openEnvironment,
  openTab,
  picture,
} from './steps';

test('from nothing to a healthy environment and its logs', async ({ page }) => {
  await enterAsGuest(page);
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
  await page.getByRole('button', { name: 'Create' }).click();

  const progress = page.getByRole('progressbar').first();
  await expect(progress).toBeVisible();
  await expect(
    page.getByText(/\d+\/\d+ AWS::\S+ .* CREATE_COMPLETE/).first(),
  ).toBeVisible({ timeout: 90_000 });
  await picture(page, 'deploy-progress');
  const link = page.getByRole('link', { name: /environment/i }).last();
  await expect(link).toBeVisible({ timeout: 120_000 });
  await picture(page, 'deploy-done');

  await openEnvironment(page, 'journey-production');
  await openTab(page, 'Health');
  await expect(page.getByText('2 of 2 tasks healthy')).toBeVisible();
  await expectDrawn(page.getByRole('img', { name: /^CPU utilization/ }).last());
  await expectDrawn(page.getByRole('img', { name: /connections/i }).first());
  await expectDrawn(page.getByRole('img', { name: /free storage/i }).first());
  await expect(page.getByRole('heading', { name: 'Alarms' })).toBeVisible();
  await expect(
    page.getByText('journey-production', { exact: false }).first(),
  ).toBeVisible();
  await picture(page, 'health-healthy');

  await openTab(page, 'Logs');
  await page.getByText('Find errors').first().click();
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByText(/scanned/).first()).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  await picture(page, 'logs-rows');
});

test('an environment in trouble says why', async ({ page }) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'checkout-production');
  await openTab(page, 'Health');
  await expect(
    page.getByText(/0 of 2 tasks running.*exit code 1/).first(),
  ).toBeVisible();
  await expect(page.getByText('Critical').first()).toBeVisible();
  await picture(page, 'health-troubled');

  await openTab(page, 'Logs');
  await page.getByText('Find errors').first().click();
  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 60_000 });
  await picture(page, 'logs-troubled');
});

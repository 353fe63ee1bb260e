import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleByDayAndNight,
} from './accessibility';
import { enterAsGuest, openEnvironment, openTab } from './steps';

const lines = (page: Page) =>
  page.getByRole('log', { name: 'Lines' }).locator('[data-index]');

// A service writes when somebody asks something of it.
const LINE_WITHIN = { timeout: 120_000 };

test('an environment’s log is followed, filtered and paused', async ({
  page,
}) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'shop-production');
  await page.goto('/log-queries/tail?entity=resource:default/shop-production');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(lines(page).first()).toBeVisible(LINE_WITHIN);
  await expectAccessible(page, 'main');

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  const waiting = page.getByText(/\d+ more wait/);
  await expect(waiting).toBeVisible(LINE_WITHIN);
  const shown = await lines(page).allTextContents();
  // Another comes, and what is shown stays.
  await expect(waiting).not.toHaveText(await waiting.innerText(), LINE_WITHIN);
  expect(await lines(page).allTextContents()).toEqual(shown);
  await expectAccessible(page, 'main');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => lines(page).allTextContents()).not.toEqual(shown);

  await page.getByLabel('Filter pattern').fill('?GET');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/filter=%3FGET/);
  await expect(lines(page).first()).toContainText('GET', LINE_WITHIN);
  await expectAccessibleByDayAndNight(page, 'main');
});

test('one task’s log is followed, by night', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await enterAsGuest(page);
  await openEnvironment(page, 'shop-production');
  await openTab(page, 'Health');
  await page
    .getByRole('link', { name: /^Live tail of the task/ })
    .first()
    .click();
  await expect(page.getByText(/^Only task \w+ of/)).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(lines(page).first()).toBeVisible(LINE_WITHIN);
  await expectAccessible(page, 'main');
});

import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleByDayAndNight,
} from './accessibility';
import { atSpeed } from './simulator';
import { enterAsGuest, goUntil, picture } from './steps';

/** A portal that has just started finds the environments in AWS first. */
const FOUND_WITHIN = { timeout: 120_000 };

const fleetTable = (page: Page) => page.getByRole('table', { name: 'Fleet' });

const titles = (page: Page) =>
  fleetTable(page).getByRole('link', { name: /-(production|staging)$/ });

/** Opens the fleet, once the environments have been found in AWS. */
async function openFleet(page: Page, query = '') {
  await enterAsGuest(page);
  await page.goto(`/fleet${query}`);
  await expect(titles(page).first()).toBeVisible(FOUND_WITHIN);
}

test('the fleet shows the worst first, and finds what one looks for', async ({
  page,
}) => {
  await openFleet(page);
  await expect(titles(page).first()).toHaveText('checkout-production');
  await expect(page.getByRole('button', { name: '1 critical' })).toBeVisible();
  await expect(
    fleetTable(page).getByText(/0 of 2 tasks running/),
  ).toBeVisible();
  await picture(page, 'fleet');
  await expectAccessibleByDayAndNight(page, 'main');

  await page.keyboard.press('/');
  await page.keyboard.type('shop');
  await expect(page).toHaveURL(/\?text=shop$/);
  await expect(titles(page)).toHaveText(['shop-production', 'shop-staging']);
  await page.getByRole('search').getByRole('button', { name: 'Stage' }).click();
  await expectAccessible(page, '[role=menu]');
  await page.getByRole('menuitemcheckbox', { name: /staging/ }).click();
  await page.keyboard.press('Escape');
  await expect(titles(page)).toHaveText(['shop-staging']);
  await expect(page).toHaveURL(/\?text=shop&stage=staging$/);

  await page.reload();
  await expect(titles(page)).toHaveText(['shop-staging']);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(titles(page)).not.toHaveCount(1);
});

test('the fleet fits a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openFleet(page, '?sort=name');
  await expect(titles(page).first()).toHaveText('accounts-production');
  await expectAccessibleByDayAndNight(page, 'main');
  const beyondTheEdge = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(beyondTheEdge).toBeLessThanOrEqual(0);
});

test('a service is deployed anew, with a reason, and the page shows it', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  // The guest is of the team that owns accounts.
  await openFleet(page, '?mine=true');
  await titles(page).filter({ hasText: 'accounts-production' }).click();
  await page
    .getByRole('button', { name: /^Actions on accounts-production/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: /^Force a new deployment/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/2 running tasks will be replaced one after the other/),
  ).toBeVisible();
  const confirm = dialog.getByRole('button', {
    name: 'Force a new deployment',
  });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(/^Reason/).fill('It leaks memory since this noon');
  await picture(page, 'action');
  await expectAccessible(page, '[role=dialog]');
  await atSpeed(0.2, async () => {
    await confirm.click();
    await expect(
      dialog.getByText(/A new deployment of .* has begun/),
    ).toBeVisible();
  });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Deployments' })
      .getByText(/in progress/i)
      .first(),
  ).toBeVisible();
});

test('the home page and the search say the same', async ({ page }) => {
  await enterAsGuest(page);
  await expect(page.getByRole('link', { name: '1 critical' })).toBeVisible(
    FOUND_WITHIN,
  );
  await expectAccessibleByDayAndNight(page, 'main');
  await goUntil(page, '/search?query=checkout', {
    shows: page
      .getByRole('listitem')
      .filter({ hasText: 'checkout-production' })
      .getByText('Critical', { exact: true }),
    insteadOf: page.getByText(/no results/i),
  });
});

test('operators see what is asked of AWS', async ({ page }) => {
  await enterAsGuest(page);
  await page.getByRole('link', { name: 'Operations' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Calls to AWS' })
      .getByText('DescribeServices')
      .first(),
  ).toBeVisible(FOUND_WITHIN);
  await picture(page, 'operations');
  await expectAccessibleByDayAndNight(page, 'main');
});

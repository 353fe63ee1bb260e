import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { enterAsGuest, openEnvironment, openTab, picture } from './steps';

/** Opens the fleet, once the environments have been found in AWS. */
async function openFleet(page: Page, query = '') {
  await enterAsGuest(page);
  await page.goto(`/fleet${query}`);
  await expect(async () => {
    await expect(
      fleetTable(page).getByRole('link', { name: 'checkout-production' }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

const fleetTable = (page: Page) => page.getByRole('table', { name: 'Fleet' });

const titles = (page: Page) =>
  fleetTable(page).getByRole('link', { name: /-(production|staging)$/ });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the fleet in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('shows the worst first, and finds what one looks for', async ({
      page,
    }) => {
      await openFleet(page);
      await expect(titles(page).first()).toHaveText('checkout-production');
      await expect(
        page.getByRole('button', { name: '1 critical' }),
      ).toBeVisible();
      await expect(
        fleetTable(page).getByText(/0 of 2 tasks running/),
      ).toBeVisible();
      await expectAccessible(page, 'main');
      await picture(page, `fleet-${colorScheme}`);

      await page.keyboard.press('/');
      await page.keyboard.type('shop');
      await expect(page).toHaveURL(/\?text=shop$/);
      await expect(titles(page)).toHaveText([
        'shop-production',
        'shop-staging',
      ]);
      await page
        .getByRole('search')
        .getByRole('button', { name: 'Stage' })
        .click();
      await page.getByRole('menuitemcheckbox', { name: /staging/ }).click();
      await expectAccessible(page, '[role=menu]');
      await page.keyboard.press('Escape');
      await expect(titles(page)).toHaveText(['shop-staging']);
      await expect(page).toHaveURL(/\?text=shop&stage=staging$/);

      await page.reload();
      await expect(titles(page)).toHaveText(['shop-staging']);
      await page.getByRole('button', { name: 'Show all' }).click();
      await expect(titles(page)).not.toHaveCount(1);
    });

    test('shows the same on a narrow screen', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openFleet(page, '?sort=name');
      await expect(titles(page).first()).toHaveText('accounts-production');
      await expectAccessible(page, 'main');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}

test('a service is deployed anew, with a reason, and the page shows it', async ({
  page,
}) => {
  await enterAsGuest(page);
  // The guest is of the team that owns it.
  await openEnvironment(page, 'accounts-production');
  await openTab(page, 'Health');
  await page.getByRole('button', { name: /^Actions on accounts-prod/ }).click();
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
  await expectAccessible(page, '[role=dialog]');
  await picture(page, 'action');
  await confirm.click();
  await expect(
    dialog.getByText(/A new deployment of .* has begun/),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Deployments' })
      .getByText(/in progress/i)
      .first(),
  ).toBeVisible();
});

test('the search and the home page say the same', async ({ page }) => {
  await enterAsGuest(page);
  await expect(page.getByRole('link', { name: '1 critical' })).toBeVisible({
    timeout: 60_000,
  });
  await expectAccessible(page, 'main');
  await expect(async () => {
    await page.goto('/search?query=checkout');
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: 'checkout-production' })
        .getByText('Critical', { exact: true }),
    ).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
});

import { expect, type Page, test } from '@playwright/test';
import { enterAsGuest, openEnvironment } from './steps';

const SHOP = '/catalog/default/resource/shop-production';

/** Where a page is, and what it is called. */
const PAGES = [
  ['/', 'Home'],
  ['/fleet', 'Fleet'],
  ['/service-health/operations', 'Operations'],
  ['/log-queries', 'Library | Log queries'],
  ['/log-queries/runs', 'Runs | Log queries'],
  ['/log-queries/tail', 'Live tail | Log queries'],
  ['/environments', 'Plans and deployments'],
  ['/environments/deployments/none', 'There is no such deployment'],
  ['/environments/plans/none', 'There is no such plan'],
  [
    '/environments/destroy/123456789012/us-east-1/shop-production',
    'Take down shop-production',
  ],
  ['/notifications', 'Notifications'],
  ['/catalog', 'Catalog'],
  ['/create', 'Templates'],
  ['/create/tasks', 'Tasks | Create'],
  ['/search', 'Search'],
  ['/settings', 'General | Settings'],
  ['/nothing/here', 'Page not found'],
  [SHOP, 'shop-production | Overview'],
  [`${SHOP}/health`, 'shop-production | Health'],
  [`${SHOP}/logs`, 'shop-production | Logs'],
  [`${SHOP}/environment`, 'shop-production | Environment'],
] as const;

/** After how many notifications are unread, which other journeys decide. */
const titled = (title: string) => {
  const literal = `${title} | Quarterdeck`.replaceAll('|', '\\|');
  return new RegExp(`^(\\(\\d+\\+?\\) )?${literal}$`);
};

/** And it stays that way: nothing puts back the title of before. */
async function expectTitle(page: Page, title: string) {
  await expect(page).toHaveTitle(titled(title));
  await page.waitForLoadState('networkidle');
  await expect(page).toHaveTitle(titled(title));
}

test('every page is told apart by the title of its tab', async ({ page }) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'shop-production');
  for (const [path, title] of PAGES) {
    await test.step(path, async () => {
      await page.goto(path);
      await expectTitle(page, title);
    });
  }
});

test('the title follows from page to page', async ({ page }) => {
  await enterAsGuest(page);
  const go = (name: string) =>
    page.getByRole('link', { name, exact: true }).first().click();
  await go('Fleet');
  await expectTitle(page, 'Fleet');
  await go('Log queries');
  await expectTitle(page, 'Library | Log queries');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await expectTitle(page, 'Runs | Log queries');
  await go('Deployments');
  await expectTitle(page, 'Plans and deployments');
});

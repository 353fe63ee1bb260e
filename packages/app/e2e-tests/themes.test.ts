import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { enterAsGuest } from './steps';

async function changeTheme(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('body')).toHaveAttribute(
    'data-theme-mode',
    colorScheme,
  );
}

test('a theme leaves nothing behind for the one that follows', async ({
  page,
}) => {
  const go = (name: string) =>
    page.getByRole('link', { name, exact: true }).first().click();
  await enterAsGuest(page);
  // A page that waits for its code by day, and one that does so by night.
  await page.goto('/fleet');
  const fleet = page.getByRole('link', { name: 'checkout-production' }).first();
  await expect(fleet).toBeVisible();
  await changeTheme(page, 'dark');
  await go('Create');
  await expect(page.getByText('AWS environment').first()).toBeVisible();
  await changeTheme(page, 'light');
  await go('Fleet');
  await expect(fleet).toBeVisible();
  await expectAccessible(page, 'main');
});

import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { enterAsGuest } from './steps';

const ESTIMATE = {
  bytes: 640_000_000_000,
  costUsd: 3.2,
  method: 'What each log group stores, evenly over the time that it keeps',
};

/** Replaces what is in the editor. */
async function write(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Query' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a query is created, edited, fought over and deleted', async ({
      page,
    }) => {
      const name = `dialogs/By ${colorScheme}`;
      const dialog = page.getByRole('dialog');
      const isAccessible = async (title: string | RegExp) => {
        await expect(
          dialog.getByRole('heading', { name: title }),
        ).toBeVisible();
        // A dialog that still fades in has no contrast yet.
        await expect(dialog.locator('..')).toHaveCSS('opacity', '1');
        await expectAccessible(page, '[role="dialog"]');
      };
      await enterAsGuest(page);
      await page.goto('/log-queries/library');
      await page
        .getByRole('list', { name: 'shop-production' })
        .getByRole('button', { name: /^API latency 123/ })
        .click();
      await page.getByRole('button', { name: 'Duplicate' }).click();
      await isAccessible('Save a new query');
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('heading', { name })).toBeVisible();

      // Somebody else changes it while it is edited here.
      const other = await page.context().newPage();
      await other.goto(page.url());
      // What is written before the query is there is written to none.
      await expect(other.getByRole('textbox', { name: 'Query' })).toContainText(
        'stats',
      );
      await write(other, 'fields @message | limit 7');
      await other.getByRole('button', { name: /^(Save|Edit details)/ }).click();
      await other
        .getByRole('dialog')
        .getByRole('button', { name: 'Save' })
        .click();
      await expect(other.getByRole('dialog')).toBeHidden();

      await write(page, 'fields @message | limit 8');
      await page.getByRole('button', { name: /^(Save|Edit details)/ }).click();
      await isAccessible('Save the query');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await isAccessible('Somebody has changed this query meanwhile');
      await expect(dialog).toContainText('limit 7');
      await dialog.getByRole('button', { name: /theirs/i }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('textbox', { name: 'Query' })).toContainText(
        'limit 7',
      );

      await page.getByRole('button', { name: 'Delete' }).click();
      await isAccessible(`Delete ${name}?`);
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByRole('list', { name: 'dialogs' })).toBeHidden();
    });

    test('a dear query is asked about first', async ({ page }) => {
      await enterAsGuest(page);
      await page.route('**/api/log-queries/runs', route =>
        route.request().method() === 'POST'
          ? route.fulfill({
              status: 409,
              json: {
                error: {
                  name: 'ConflictError',
                  message: 'This query would cost about $3.20',
                  reason: 'confirmation-needed',
                  estimate: ESTIMATE,
                  confirmAboveUsd: 1,
                },
                response: { statusCode: 409 },
              },
            })
          : route.fallback(),
      );
      await page.goto('/log-queries/library');
      await page
        .getByRole('list', { name: 'shop-production' })
        .getByRole('button', { name: /^API latency 123/ })
        .click();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('640 GB');
      await expect(dialog.locator('..')).toHaveCSS('opacity', '1');
      await expectAccessible(page, '[role="dialog"]');
      await dialog.getByRole('button', { name: 'Do not run' }).click();
      await expect(dialog).toBeHidden();
    });
  });
}

import { expect, type Page, test } from '@playwright/test';
import { expectAccessibleByDayAndNight } from './accessibility';
import { enterAsGuest, openEnvironment, openTab, picture } from './steps';

/** The run whose result the workbench shows. */
function runOf(page: Page): string | null {
  return new URL(page.url()).searchParams.get('run');
}

test('from an alarm to an answer that a colleague can open', async ({
  page,
  browser,
}) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'checkout-production');
  await openTab(page, 'Health');
  await page
    .getByRole('table', { name: 'Alarms' })
    .getByRole('link', { name: /^Logs around the alarm/ })
    .first()
    .click();

  // The query that fits runs by itself, over the minutes around the alarm.
  await expect(
    page.getByRole('region', { name: 'Queries that fit' }),
  ).toBeVisible();
  await expect(page.getByLabel('From', { exact: true })).toBeVisible();
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await picture(page, 'logs-from-alarm');

  const editor = page.getByRole('textbox', { name: 'Query' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    'fields @timestamp, @message\n| sort @timestamp desc\n| limit 200',
  );
  const byItself = runOf(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => runOf(page)).not.toBe(byItself);
  await expect(
    page.getByRole('group', { name: 'records over time' }),
  ).toBeVisible();
  // Rows that still come move those that are opened.
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: 'Fields of row 1', exact: true })
    .click();
  await page.getByRole('button', { name: 'Lines around it' }).click();
  await expect(
    page.getByRole('list', { name: 'Lines around it' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Fields', exact: true }).click();
  await page
    .getByRole('button', { name: /^Only rows with level = / })
    .first()
    .click();
  await expect(editor).toContainText('filter level = "');

  // What AWS would refuse is marked before anything is sent.
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  const before = runOf(page);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('\n| filtr nothing');
  await page.keyboard.press('Control+Enter');
  await expect(
    page.getByRole('alert').filter({ hasText: 'filtr' }),
  ).toBeVisible();
  await expect(page.locator('.cm-lintRange-error')).toHaveText('filtr');
  expect(runOf(page)).toBe(before);
  await page.keyboard.press('Control+z');
  await expect(editor).not.toContainText('filtr');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => runOf(page)).not.toBe(before);
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();

  const colleague = await browser.newContext({ colorScheme: 'dark' });
  const other = await colleague.newPage();
  await enterAsGuest(other);
  await other.goto(`/log-queries/runs/${runOf(page)}`);
  await expect(other.getByText('Complete', { exact: true })).toBeVisible();
  await expect(
    other.getByRole('table', { name: 'Result' }).getByRole('row').nth(1),
  ).toBeVisible();
  await picture(other, 'logs-run-dark');
  await expectAccessibleByDayAndNight(other, 'main');
  await colleague.close();
});

test('anybody can use the library, by day and by night', async ({ page }) => {
  await enterAsGuest(page);
  await page.goto('/log-queries/library');
  await page
    .getByRole('list', { name: 'shop-production' })
    .getByText('API latency', { exact: true })
    .click();
  await expect(page.getByRole('textbox', { name: 'Query' })).toContainText(
    'stats',
  );
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await expect(page.getByRole('figure')).toBeVisible();
  await expectAccessibleByDayAndNight(page, 'main');
});

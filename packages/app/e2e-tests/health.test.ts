import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessibleByDayAndNight } from './accessibility';
import { enterAsGuest, expectDrawn, openEnvironment, picture } from './steps';

/** Opens the Health tab of an environment, over some range. */
async function openHealth(page: Page, name: string, query = '') {
  await enterAsGuest(page);
  await openEnvironment(page, name);
  await page.goto(`/catalog/default/resource/${name}/health${query}`);
  await expect(page.getByRole('region', { name: 'Status' })).toBeVisible();
}

/** All of the tab, without Backstage's header and navigation. */
const TAB = 'div:has(> section[aria-label="Status"])';

test('a verdict leads to its evidence', async ({ page }) => {
  await openHealth(page, 'checkout-production', '?range=1h');
  const status = page.getByRole('region', { name: 'Status' });
  await expect(status.getByRole('heading', { name: 'Critical' })).toBeVisible();
  await picture(page, 'health-range');

  await status
    .getByRole('link', { name: /0 of 2 tasks running; .*exit code 1/ })
    .click();
  await expect(page).toHaveURL(/range=1h#.*--stopped-tasks$/);
  const stopped = page.getByRole('table', { name: 'Stopped tasks' });
  await expect(stopped).toBeInViewport();
  await expect(
    stopped.getByRole('link', { name: /^Open the task \w+ in the AWS/ }),
  ).not.toHaveCount(0);
  await expectAccessibleByDayAndNight(page, TAB);
});

test('a range is chosen by keyboard and mouse, and is in the link', async ({
  page,
}) => {
  await openHealth(page, 'shop-production');
  await expect(page.getByText('2 of 2 tasks healthy')).toBeVisible();
  await page.getByRole('radio', { name: '3 h', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\?range=12h$/);

  const chart = page
    .getByRole('region', { name: 'Load balancer' })
    .getByRole('img', { name: /^Requests: last/ });
  await chart.scrollIntoViewIfNeeded();
  await expectDrawn(chart);
  await expectAccessibleByDayAndNight(page, TAB);
  // Another theme has drawn it anew.
  await expectDrawn(chart);

  await chart.dragTo(chart, {
    sourcePosition: { x: 120, y: 60 },
    targetPosition: { x: 200, y: 60 },
  });
  await expect(page).toHaveURL(/\?from=.*Z&to=.*Z$/);
  await expect(page.getByText(/^Fixed/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).toHaveURL(/\?range=3h$/);
});

test('charts are read by keyboard, all at the same moment', async ({
  page,
}) => {
  await openHealth(page, 'shop-production');
  const balancer = page.getByRole('region', { name: 'Load balancer' });
  const database = page.getByRole('region', { name: 'Database' });
  const cursor = balancer.getByRole('slider', { name: 'Requests, moment' });
  await expectDrawn(balancer.getByRole('img', { name: /^Requests: last/ }));
  const cpu = database.getByRole('img', { name: /^CPU utilization: last/ });
  await cpu.scrollIntoViewIfNeeded();
  await expectDrawn(cpu);
  await cursor.focus();
  // Metrics of some services come later than those of others.
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  const said = / at \d{2}:\d{2}$/;
  await expect(cursor).toHaveAttribute('aria-valuetext', said);
  const other = database.getByRole('slider', {
    name: 'CPU utilization, moment',
  });
  const momentOf = async (slider: Locator) =>
    said.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[0];
  await expect
    .poll(async () => {
      const moment = await momentOf(cursor);
      return moment !== undefined && moment === (await momentOf(other));
    })
    .toBe(true);
  await page.keyboard.press('Escape');
  await expect(cursor).not.toHaveAttribute('aria-valuetext', said);
});

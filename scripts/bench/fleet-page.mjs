// What a browser does while somebody scrolls a fleet of 500 environments.
import { framesTable, framesWhileScrolling } from './lib/frames.mjs';
import { enter, withPortalPage } from './lib/portalPage.mjs';

const ROWS = 500;

export async function measure(options) {
  const frames = await withPortalPage(options, async (page, url) => {
    await page.route('**/api/service-health/fleet*', async route => {
      const response = await route.fetch();
      const fleet = await response.json();
      await route.fulfill({
        response,
        json: { ...fleet, rows: multiplied(fleet.rows) },
      });
    });
    await enter(page, url);
    // A portal that has just started finds the environments in AWS first.
    const row = page.getByRole('table', { name: 'Fleet' }).getByRole('row');
    for (let tries = 0; tries < 30; tries++) {
      await page.goto(`${url}/fleet`);
      const isThere = row.nth(20).waitFor({ timeout: 5_000 });
      if (
        await isThere.then(
          () => true,
          () => false,
        )
      )
        break;
    }
    return framesWhileScrolling(page, page.locator('html'));
  });
  return {
    table: framesTable(frames, `${ROWS} rows`),
    result: { rows: ROWS, frames },
  };
}

/** Those of the demo under many names. */
function multiplied(rows) {
  return Array.from({ length: rows.length && ROWS }, (_, index) => {
    const row = rows[index % rows.length];
    return {
      ...row,
      entityRef: `${row.entityRef}-${index}`,
      title: `${row.title}-${index}`,
    };
  });
}

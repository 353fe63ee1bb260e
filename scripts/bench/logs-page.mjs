// What the log queries page costs a browser: the code that is loaded only
// when it is opened, and the frames while a result of 10,000 rows is scrolled.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Explained } from '../lib/explain.mjs';
import { framesTable, framesWhileScrolling } from './lib/frames.mjs';
import { aLongResult } from './lib/longResult.mjs';
import { enter, withPortalPage } from './lib/portalPage.mjs';

const LIMIT_KB = 250;
const ROWS = 10_000;

export async function measure({ scratch, say }) {
  return withPortalPage({ scratch, say }, async (page, url) => {
    const scripts = await codeOfThePage(page, url);
    say(`${scripts.length} scripts are loaded when the page is opened`);
    const frames = await scrollRows(page, url);
    return summarize(scripts, frames);
  });
}

/** The scripts that opening the page loads, after all of the home page's. */
async function codeOfThePage(page, url) {
  const loaded = [];
  page.on('response', response => {
    if (/\.js(\?|$)/.test(response.url())) loaded.push(response);
  });
  await enter(page, url);
  const atHome = loaded.length;
  await page.getByRole('link', { name: 'Log queries' }).first().click();
  await page.getByRole('textbox', { name: 'Query' }).waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  return Promise.all(
    loaded.slice(atHome).map(async response => {
      const body = await response.body();
      return {
        name: path.basename(new URL(response.url()).pathname),
        bytes: body.length,
        gzipBytes: gzipSync(body).length,
      };
    }),
  );
}

/** Scrolls through a stored run of many rows, which the browser makes up. */
async function scrollRows(page, url) {
  const { run, rows } = aLongResult(ROWS);
  await page.route(`**/api/log-queries/runs/${run.id}`, route =>
    route.fulfill({ json: run }),
  );
  await page.route(`**/api/log-queries/runs/${run.id}/rows?*`, route =>
    route.fulfill({ json: rows }),
  );
  await page.goto(`${url}/log-queries/runs/${run.id}`);
  const region = page.getByRole('region', { name: 'Rows' });
  await region.waitFor();
  return framesWhileScrolling(page, region);
}

function summarize(scripts, frames) {
  const kb = bytes => Math.round(bytes / 100) / 10;
  const total = kb(scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0));
  if (total >= LIMIT_KB) {
    throw new Explained(
      `The page's code is ${total} KB compressed; the limit is ${LIMIT_KB} KB.`,
    );
  }
  return {
    table: [
      { what: 'page code, gzip', value: `${total} KB` },
      ...framesTable(frames, `${ROWS} rows`),
    ],
    result: { limitKb: LIMIT_KB, totalKb: total, scripts, rows: ROWS, frames },
  };
}

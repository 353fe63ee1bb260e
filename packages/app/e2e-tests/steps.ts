import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** Where `yarn screenshots` wants the pictures; tests alone make none. */
const IMAGES = process.env.QUARTERDECK_SCREENSHOTS;

/** Signs in as the guest and lands on the home page. */
export async function enterAsGuest(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('heading', { name: /^Welcome aboard/ }),
  ).toBeVisible();
}

/** Fills in the short form and has the environment made. */
export async function startCreating(
  page: Page,
  { name, stage }: { name: string; stage: string },
) {
  await page.goto('/create/templates/default/aws-environment');
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Stage/).click();
  await page.getByRole('option', { name: stage }).click();
  await page.getByLabel(/^Owner/).fill('checkout');
  await page.getByRole('option', { name: 'Checkout' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
}

/** Opens the page of an environment, once the catalog has it. */
export async function openEnvironment(page: Page, name: string) {
  const { url, tabs, notFound } = entityPage(page, name);
  await goUntil(page, url, { shows: tabs, insteadOf: notFound });
}

/** Opens the page of an environment, once the catalog has it no more. */
export async function expectGone(page: Page, name: string) {
  const { url, tabs, notFound } = entityPage(page, name);
  await goUntil(page, url, { shows: notFound, insteadOf: tabs });
}

const entityPage = (page: Page, name: string) => ({
  url: `/catalog/default/resource/${name}`,
  tabs: page.getByRole('navigation', { name: 'Content navigation' }),
  notFound: page.getByRole('main').getByText(/not found/i),
});

/**
 * Goes to a page, anew for as long as it shows something else instead: it asks
 * but once. However long it takes to show the one or the other.
 */
export async function goUntil(
  page: Page,
  url: string,
  { shows, insteadOf }: { shows: Locator; insteadOf: Locator },
) {
  await expect(async () => {
    await page.goto(url);
    await expect(shows.or(insteadOf).first()).toBeVisible();
    expect(await shows.first().isVisible()).toBe(true);
  }).toPass({ timeout: 240_000 });
}

/** Goes to a tab of the entity page. */
export async function openTab(page: Page, name: string) {
  await page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link', { name, exact: true })
    .click();
}

/** Takes a picture for the documentation, when pictures are asked for. */
export async function picture(page: Page, name: string) {
  if (!IMAGES) return;
  mkdirSync(IMAGES, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({
    path: path.join(IMAGES, `${name}.png`),
    animations: 'disabled',
  });
}

/** Whether anything is drawn on a chart: a canvas that is not of one color. */
export async function expectDrawn(chart: Locator) {
  await expect(chart).toBeVisible();
  await expect
    .poll(() =>
      chart.locator('canvas').evaluate(element => {
        const canvas = element as HTMLCanvasElement;
        const { width, height } = canvas;
        const pixels = canvas
          .getContext('2d')
          ?.getImageData(0, 0, width, height).data;
        const colors = new Set<string>();
        for (let i = 0; pixels && i < pixels.length; i += 4) {
          if (pixels[i + 3] > 0) {
            colors.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
          }
        }
        return colors.size;
      }),
    )
    .toBeGreaterThan(1);
}

/** Chooses a saved query on a Logs tab and runs it. */
export async function runQuery(page: Page, title: string) {
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Whether axe finds nothing to complain about within a part of the page, in
 * the light theme and in the dark one. What is outside of it (the header, the
 * tabs, the sidebar) is Backstage's own.
 */
export async function expectAccessibleByDayAndNight(
  page: Page,
  within: string,
) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await expectAccessible(page, within);
  }
}

/** The same in the present theme alone: another would close what is open. */
export async function expectAccessible(page: Page, within: string) {
  // Another theme draws the page anew, which may take a while.
  await expect(page.locator(within).first()).toBeVisible();
  await expectSettled(page.locator(within).first());
  expect(await violations(page, within)).toEqual([]);
}

/** Until nothing fades in or changes its color: that has no contrast yet. */
async function expectSettled(part: Locator) {
  await expect
    .poll(() =>
      part.evaluate(element => {
        const moves = element
          .getAnimations({ subtree: true })
          // What turns for as long as something is loaded never ends.
          .some(({ effect }) =>
            Number.isFinite(effect?.getComputedTiming().endTime),
          );
        let isFaint = false;
        for (
          let above: Element | null = element;
          above;
          above = above.parentElement
        ) {
          isFaint ||= getComputedStyle(above).opacity !== '1';
        }
        return moves || isFaint;
      }),
    )
    .toBe(false);
}

async function violations(page: Page, within: string) {
  const result = await new AxeBuilder({ page }).include(within).analyze();
  return result.violations.map(({ help, id, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, target }) => `${target.join(' ')}: ${html}`),
  }));
}

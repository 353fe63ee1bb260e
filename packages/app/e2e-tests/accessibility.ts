import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Whether axe finds nothing to complain about within a part of the page. What
 * is outside of it (the header, the tabs, the sidebar) is Backstage's own.
 */
export async function expectAccessible(page: Page, within: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .analyze();
  const found = violations.map(({ help, id, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, target }) => `${target.join(' ')}: ${html}`),
  }));
  expect(found).toEqual([]);
}

import { expect, type Locator, type Page, test } from '@playwright/test';
import { atSpeed } from './simulator';
import { enterAsGuest, openEnvironment, openTab } from './steps';

/** A deployment takes some 50 s of the demo's time. */
const A_DEPLOYMENT = { timeout: 240_000 };

const MOST_STOPS = 60;

/** Goes on with the Tab key until something has the focus, and it shows. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  // Tab passes over what cannot be used yet.
  await expect(target).toBeEnabled();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate(element => element === document.activeElement)) {
      await expect
        .poll(() => target.evaluate(el => el.matches(':focus-visible')))
        .toBe(true);
      return;
    }
  }
  throw new Error(`${target} is not reached within ${MOST_STOPS} stops`);
}

/** Goes down a list until something in it has the focus. */
async function arrowTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  await expect(async () => {
    if (!(await target.evaluate(el => el === document.activeElement))) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(target).toBeFocused({ timeout: 1 });
  }).toPass();
}

/** Whether Tab stays within the dialog, in both directions. */
async function expectTrapped(page: Page, dialog: Locator) {
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    expect(
      await dialog.evaluate(element =>
        element
          .closest('[role=presentation]')
          ?.contains(document.activeElement),
      ),
    ).toBe(true);
  }
}

test('an environment is made, looked at and cancelled with the keyboard alone', async ({
  page,
}) => {
  await enterAsGuest(page);
  await page.goto('/create/templates/default/aws-environment');
  await tabTo(page, page.getByLabel(/^Name/));
  await page.keyboard.type('keys');
  const stage = page.getByRole('button', { name: /^Stage/ });
  await tabTo(page, stage);
  await page.keyboard.press('Enter');
  await arrowTo(page, page.getByRole('option', { name: 'staging' }));
  await page.keyboard.press('Enter');
  await expect(stage).toHaveText('staging');
  await tabTo(page, page.getByLabel(/^Owner/));
  await page.keyboard.type('checkout');
  await expect(page.getByRole('option', { name: 'Checkout' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const name of ['Next', 'Review', 'Start']) {
    await tabTo(page, page.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  }
  // It is not over before somebody has found the way to its button.
  await atSpeed(0.2, () => cancelByKeyboard(page));
  await expect(
    page.getByRole('main').getByRole('status').getByText('Cancelled'),
  ).toBeVisible(A_DEPLOYMENT);
});

/** From the task's page to the deployment's, and there to its end. */
async function cancelByKeyboard(page: Page) {
  const ownPage = page.getByRole('link', { name: /^A page of its own/ });
  await expect(ownPage).toBeVisible(A_DEPLOYMENT);
  await tabTo(page, ownPage);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/environments\/deployments\//);
  await expect(page.getByText(/^[1-9]\d* of \d+ resources$/)).toBeVisible(
    A_DEPLOYMENT,
  );

  const cancel = page.getByRole('button', { name: 'Cancel…' });
  await tabTo(page, cancel);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectTrapped(page, dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(cancel).toBeFocused();

  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Cancel it' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Cancelling…' })).toBeFocused();
}

test('what is taken down has to be typed, and can be left alone', async ({
  page,
}) => {
  await enterAsGuest(page);
  await openEnvironment(page, 'shop-staging');
  await openTab(page, 'Environment');
  await tabTo(page, page.getByRole('button', { name: 'Take down…' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/environments\/destroy\//);
  await tabTo(page, page.getByLabel('Keep a final snapshot of the database'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await tabTo(page, page.getByLabel(/^Type shop-staging/));
  await page.keyboard.type('shop-staging');
  await page.keyboard.press('Tab');
  await expect(
    page.getByRole('button', { name: 'Take down shop-staging' }),
  ).toBeFocused();
});

test('a query is chosen and run with the keyboard alone', async ({ page }) => {
  await enterAsGuest(page);
  await page.goto('/log-queries/library');
  const queries = page.getByRole('navigation', { name: 'Saved queries' });
  await tabTo(page, page.getByLabel('Search saved queries'));
  await expect(queries.getByText('API latency').first()).toBeVisible();
  await page.keyboard.type('find errors');
  await expect(queries.getByText('API latency')).toHaveCount(0);
  const first = queries.getByRole('listitem').getByRole('button').first();
  await tabTo(page, first);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  // The list is one stop, and the editor lets one go on.
  await tabTo(page, page.getByRole('textbox', { name: 'Query' }));
  await tabTo(page, page.getByRole('button', { name: 'Run', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/\d+ rows?/).first()).toBeVisible({
    timeout: 30_000,
  });
});

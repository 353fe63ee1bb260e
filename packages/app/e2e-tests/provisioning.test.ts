import { expect, type Page, test } from '@playwright/test';
import {
  expectAccessible,
  expectAccessibleByDayAndNight,
} from './accessibility';
import { atSpeed, createLogGroup, deleteLogGroup } from './simulator';
import {
  enterAsGuest,
  expectGone,
  openEnvironment,
  openTab,
  picture,
  startCreating,
} from './steps';

const ENVIRONMENT = 'harbor-production';

/** A deployment takes some 50 s of the demo's time. */
const A_DEPLOYMENT = { timeout: 240_000 };

const status = (page: Page, text: string) =>
  page.getByRole('main').getByRole('status').getByText(text, { exact: true });

/** From the task's page to the deployment's own. */
async function openDeploymentPage(page: Page) {
  await page.getByRole('link', { name: /^A page of its own/ }).click();
  await expect(page).toHaveURL(/\/environments\/deployments\//);
}

test.describe.configure({ mode: 'serial' });

test('a create that fails says why, and is tried again', async ({ page }) => {
  await enterAsGuest(page);
  await startCreating(page, { name: 'harbor', stage: 'production' });
  await expect(
    page.getByText(`Deployment of ${ENVIRONMENT}`, { exact: true }),
  ).toBeVisible(A_DEPLOYMENT);
  // Since the plan was made, somebody has taken a name that is needed.
  await createLogGroup(`/ecs/${ENVIRONMENT}`);
  await openDeploymentPage(page);
  await expect(page.getByText(/\d+ of \d+ resources/)).toBeVisible();
  await page
    .getByRole('button', { name: `Resources of ${ENVIRONMENT}-network` })
    .click();
  await expect(
    page
      .getByRole('table', { name: `Resources of ${ENVIRONMENT}-network` })
      .getByText('AWS::EC2::VPC', { exact: true }),
  ).toBeVisible();
  await picture(page, 'deployment');
  await expectAccessibleByDayAndNight(page, 'main');

  await expect(status(page, 'Failed')).toBeVisible(A_DEPLOYMENT);
  await expect(page.getByText(/AWS::Logs::LogGroup \w+ failed/)).toBeVisible();
  await expect(
    page.getByText(`"/ecs/${ENVIRONMENT} already exists"`).first(),
  ).toBeVisible();
  await expect(page.getByText('What to do:')).toBeVisible();
  await expect(
    page.getByText(`${ENVIRONMENT}-service was left as ROLLBACK_COMPLETE`),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Take down what is there' }),
  ).toBeVisible();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('body')).toHaveAttribute(
    'data-theme-mode',
    'light',
  );
  await expect(page.getByText('What to do:')).toBeVisible();
  await picture(page, 'deployment-failed');
  await expectAccessibleByDayAndNight(page, 'main');

  await deleteLogGroup(`/ecs/${ENVIRONMENT}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status(page, 'Failed')).toBeHidden();
  await expect(status(page, 'Succeeded')).toBeVisible(A_DEPLOYMENT);
});

test('a change begins with what is there, and shows what it does', async ({
  page,
}) => {
  await enterAsGuest(page);
  await openEnvironment(page, ENVIRONMENT);
  await openTab(page, 'Environment');
  await page
    .getByRole('button', { name: new RegExp(`^${ENVIRONMENT}-service`) })
    .click();
  await expect(
    page
      .getByRole('table', { name: `Resources of ${ENVIRONMENT}-service` })
      .getByRole('link', { name: /:service\/harbor-production\// }),
  ).toHaveAttribute('href', /console\.aws\.amazon\.com\/ecs\/v2\/clusters/);
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText('As its template says').first()).toBeVisible(
    A_DEPLOYMENT,
  );
  await picture(page, 'environment');
  await expectAccessible(page, 'main');

  await page.getByRole('button', { name: 'Change…' }).click();
  await expect(page.getByLabel(/^Name/)).toHaveValue('harbor');
  await expect(
    page.getByText(/There is an environment of this name already/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Service', exact: true }).click();
  await page.getByLabel(/^Memory per task/).fill('2048');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page
    .getByRole('button', { name: 'Look at the plan' })
    .click(A_DEPLOYMENT);

  await expect(
    page.getByRole('heading', { name: `Change ${ENVIRONMENT}` }),
  ).toBeVisible();
  await page
    .getByRole('button', { name: new RegExp(`^${ENVIRONMENT}-service`) })
    .click();
  await expect(
    page.getByText('AWS::ECS::TaskDefinition').first(),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Price by the month' }),
  ).toBeVisible();
  await picture(page, 'plan');
  await expectAccessibleByDayAndNight(page, 'main');
  await page.getByRole('button', { name: 'Deploy this plan' }).click();
  await expect(status(page, 'Succeeded')).toBeVisible(A_DEPLOYMENT);
});

test('a create that is cancelled rolls back, and is followed to its end', async ({
  page,
}) => {
  await enterAsGuest(page);
  // The first stack is not done before somebody cancels.
  await atSpeed(0.2, async () => {
    await startCreating(page, { name: 'halted', stage: 'staging' });
    await expect(page.getByText(/^[1-9]\d* of \d+ resources$/)).toBeVisible(
      A_DEPLOYMENT,
    );
    await openDeploymentPage(page);
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Cancel it' }).click();
    await expect(status(page, 'Cancelling')).toBeVisible();
  });
  await expect(status(page, 'Cancelled')).toBeVisible(A_DEPLOYMENT);
  await expect(page.getByText(/^cancelled by/)).toBeVisible();
  await expect(page.getByText('DELETE_COMPLETE').first()).toBeVisible();
  await expectAccessibleByDayAndNight(page, 'main');
});

test('what is taken down is gone, from AWS and from the catalog', async ({
  page,
}) => {
  await enterAsGuest(page);
  await openEnvironment(page, ENVIRONMENT);
  await openTab(page, 'Environment');
  await page.getByRole('button', { name: 'Take down…' }).click();
  await expect(
    page.getByText(`The database ${ENVIRONMENT}-db`, { exact: false }).first(),
  ).toBeVisible();
  await expect(
    page.getByText(`The deletion protection of the database ${ENVIRONMENT}-db`),
  ).toBeVisible();
  await picture(page, 'destroy');
  await expectAccessibleByDayAndNight(page, 'main');
  const confirm = page.getByRole('button', {
    name: `Take down ${ENVIRONMENT}`,
  });
  await page.getByLabel(/^Type harbor-production/).fill('harbor');
  await expect(confirm).toBeDisabled();
  await page.getByLabel(/^Type harbor-production/).fill(ENVIRONMENT);
  await confirm.click();
  await expect(status(page, 'Succeeded')).toBeVisible(A_DEPLOYMENT);
  await expect(page.getByText('Kept on purpose:')).toBeVisible();
  await expectAccessibleByDayAndNight(page, 'main');

  await page.goto('/environments');
  await expect(
    page
      .getByRole('table', { name: 'Deployments' })
      .getByText(/^Taken down all stacks/),
  ).toBeVisible();
  await expectAccessibleByDayAndNight(page, 'main');
  await expectGone(page, ENVIRONMENT);
});

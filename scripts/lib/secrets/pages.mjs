/**
 * What a person sees on the way of an environment, and by what one knows that
 * it is there.
 *
 * @typedef {object} JourneyPage
 * @property {string} path
 * @property {string | RegExp} shows
 * @property {(page: import('@playwright/test').Page) => Promise<void>} [open]
 * shows more of it
 */

/** Of the portal, whichever environments there are. @returns {JourneyPage[]} */
export const portalPages = ({ environmentId }) => [
  { path: '/', shows: /^Welcome aboard/ },
  { path: '/catalog?filters[kind]=resource', shows: environmentId },
  { path: '/create', shows: 'AWS environment' },
  { path: '/create/templates/default/aws-environment', shows: /^Name/ },
  { path: '/create/tasks', shows: 'completed' },
  { path: '/fleet', shows: environmentId },
  { path: '/service-health/operations', shows: 'DescribeServices' },
  { path: '/log-queries', shows: 'Find errors' },
  { path: '/log-queries/library', shows: 'Find errors' },
  { path: '/log-queries/runs', shows: /Runs/ },
  { path: `/search?query=${environmentId}`, shows: environmentId },
  { path: '/settings', shows: /guest/i },
  { path: '/settings/auth-providers', shows: /providers/i },
];

/** Of one deployment by a plan. @returns {JourneyPage[]} */
export const deploymentPages = ({ environmentId, ...ids }) => [
  // With its log, which it shows when the task is done.
  { path: `/create/tasks/${ids.taskId}`, shows: /Finished step/ },
  { path: `/environments/plans/${ids.planId}`, shows: environmentId },
  ...endPages({ environmentId, ...ids }),
];

/** Of how something ended. @returns {JourneyPage[]} */
export const endPages = ({ environmentId, deploymentId, told }) => [
  { path: `/environments/deployments/${deploymentId}`, shows: 'Succeeded' },
  { path: '/environments', shows: environmentId },
  { path: '/notifications', shows: `${environmentId}: ${told} has succeeded` },
];

/** Of an environment that is there. @returns {JourneyPage[]} */
export const environmentPages = ({ environmentId, accountId, region }) => {
  const entity = `/catalog/default/resource/${environmentId}`;
  return [
    { path: entity, shows: environmentId },
    { path: `${entity}/environment`, shows: `${environmentId}-network` },
    { path: `${entity}/health`, shows: /tasks healthy/ },
    {
      path: `${entity}/logs`,
      shows: 'Find errors',
      open: async page => {
        await page
          .getByRole('button', { name: 'Find errors', exact: true })
          .click();
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await page.getByText('Complete', { exact: true }).waitFor();
        await page
          .getByRole('table', { name: 'Result' })
          .getByRole('row')
          .nth(1)
          .waitFor();
      },
    },
    {
      path: `/environments/destroy/${accountId}/${region}/${environmentId}`,
      shows: `The database ${environmentId}-db`,
    },
  ];
};

/**
 * Goes to a page, waits until it shows what it is for, and opens all that can
 * be opened there.
 */
export async function visit(page, url, { path, shows, open }) {
  await page.goto(`${url}${path}`);
  await page.getByText(shows).first().waitFor();
  await open?.(page);
  for (let count = Infinity; ; ) {
    const closed = await openFirst(page);
    // What closes again, or shows more of its kind, is not for ever.
    if (closed === 0 || closed >= count) break;
    count = closed;
  }
}

/**
 * Clicks on the first thing that can be opened, in one go with the look for it:
 * a page that follows something may draw it anew between the two.
 *
 * @returns {Promise<number>} how many there were
 */
const openFirst = page =>
  page.evaluate(() => {
    const closed = document.querySelectorAll(
      'main button[aria-expanded="false"]:not([aria-haspopup])',
    );
    closed[0]?.click();
    return closed.length;
  });

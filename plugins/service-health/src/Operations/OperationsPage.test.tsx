import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { serviceHealthApiRef } from '../api/ServiceHealthApi';
import { healthApi } from '../testing/api';
import { operations } from '../testing/operations';
import { OperationsPage } from './OperationsPage';

// A page is much to draw for a machine that does other things too.
jest.setTimeout(30_000);

function renderPage(getOperations = async () => operations) {
  renderInTestApp(<OperationsPage />, {
    apis: [[serviceHealthApiRef, healthApi({ getOperations })]],
  });
}

const firstOperation = () =>
  within(screen.getByRole('table', { name: 'Calls to AWS' })).getAllByRole(
    'row',
  )[1];

it('shows the calls, the ages and what the month costs', async () => {
  renderPage();
  expect(await screen.findByText('1.64 USD')).toBeVisible();
  expect(screen.getByText(/0.01 USD for 1,000 metrics/)).toBeVisible();
  expect(firstOperation()).toHaveTextContent(/DescribeServices1,84002/);
  expect(
    within(screen.getByRole('table', { name: 'Oldest readings' })).getAllByRole(
      'row',
    )[1],
  ).toHaveTextContent(/210987654321.*20 min/);
});

it('orders the calls by any column, both ways', async () => {
  renderPage();
  await userEvent.click(await screen.findByRole('button', { name: /95th/ }));
  expect(firstOperation()).toHaveTextContent('GetMetricData');
  await userEvent.click(screen.getByRole('button', { name: /95th/ }));
  expect(firstOperation()).toHaveTextContent('DescribeServices');
  await userEvent.click(screen.getByRole('button', { name: 'Operation' }));
  expect(firstOperation()).toHaveTextContent('DescribeServices');
  expect(
    screen.getByRole('columnheader', { name: /Operation/ }),
  ).toHaveAttribute('aria-sort', 'ascending');
});

it('says that nothing has been asked yet', async () => {
  renderPage(async () => ({ ...operations, calls: [], ages: [] }));
  expect(
    await screen.findByText('Nothing has been asked of AWS yet'),
  ).toBeVisible();
});

it('shows why it cannot be shown', async () => {
  renderPage(async () => {
    throw new Error('not allowed');
  });
  expect(await screen.findByText('Error: not allowed')).toBeInTheDocument();
});

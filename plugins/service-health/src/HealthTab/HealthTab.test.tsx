import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { panel, renderTab } from './__testUtils__/renderTab';
import {
  ALARM_ARN,
  crashing,
  DATABASE_ARN,
  denied,
  reportOf,
  shop,
} from '../testing/reports';

jest.mock('uplot', () => ({
  __esModule: true,
  default: jest.fn(() => ({ destroy() {}, setData() {} })),
}));

afterEach(() => jest.useRealTimers());

describe('a healthy environment', () => {
  it('says so first, and then shows everything', async () => {
    renderTab({});
    expect(
      await screen.findByRole('heading', { name: 'Healthy' }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 of 2 tasks healthy')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Database' })).toBeVisible();
    expect(within(panel('Database')).getByText('available')).toBeVisible();
    expect(within(panel('Database')).getByText('postgres 16.4')).toBeVisible();
    expect(
      within(panel('Load balancer')).getByText('10.0.10.4:3000'),
    ).toBeVisible();
    expect(
      within(panel('Alarms')).getByText(
        'HTTPCode_Target_5XX_Count > 10 for 1 min',
      ),
    ).toBeVisible();
  });

  it('says in words what the charts show', async () => {
    renderTab({});
    const charts = within(
      await screen.findByRole('region', { name: 'Database' }),
    );
    expect(
      await charts.findByRole('img', {
        name: 'CPU utilization: last 31 %, lowest 10 %, highest 31 %',
      }),
    ).toBeInTheDocument();
    expect(
      charts.getByRole('img', { name: /^Database connections: last 6,/ }),
    ).toBeInTheDocument();
    expect(
      charts.getByRole('img', { name: /^Free storage space: last 18 GiB/ }),
    ).toBeInTheDocument();
  });

  it('names the state of each task in a word', async () => {
    renderTab({});
    const tasks = within(await screen.findByRole('table', { name: 'Tasks' }));
    expect(tasks.getAllByText('Healthy')).toHaveLength(2);
    expect(tasks.getByText('us-east-1b')).toBeVisible();
  });
});

describe('an environment in trouble', () => {
  it('says why, with exit codes and reasons', async () => {
    renderTab({ getReport: async () => crashing });
    expect(
      await screen.findByRole('heading', { name: 'Critical' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '0 of 2 tasks running; the last 3 stopped with exit code 1 since revision 42, deployed 09:12 UTC',
      ),
    ).toBeVisible();
    expect(screen.getByText('0 of 2 tasks healthy')).toBeVisible();
    const stopped = within(
      screen.getByRole('table', { name: 'Stopped tasks' }),
    );
    expect(
      stopped.getAllByText('Essential container in task exited'),
    ).toHaveLength(3);
    expect(stopped.getAllByRole('cell', { name: '1' })).toHaveLength(3);
  });
});

describe('what cannot be read', () => {
  it('says what mends it, keeps what was known, and shows the rest', async () => {
    const lastGood = reportOf().readings.database[0].value;
    if (!lastGood) throw new Error('the fixture has a database');
    const report = reportOf({
      database: [
        {
          target: DATABASE_ARN,
          at: '2026-11-22T09:20:00Z',
          problem: denied,
          lastGood: {
            at: new Date(Date.now() - 3 * 60_000).toISOString(),
            value: lastGood,
          },
        },
      ],
    });
    renderTab({ getReport: async () => report });
    expect(
      await screen.findByRole('heading', { name: 'Unknown' }),
    ).toBeInTheDocument();
    const database = within(panel('Database'));
    expect(database.getByRole('alert')).toHaveTextContent(
      /db:shop-production-db could not be read.*Allow rds:DescribeDBInstances.*read 3 minutes ago/,
    );
    expect(database.getByText('available')).toBeVisible();
    expect(screen.getByText('2 of 2 tasks healthy')).toBeVisible();
  });

  it('shows the problem of an alarm beside the other alarms', async () => {
    renderTab({
      getReport: async () =>
        reportOf({
          alarm: [
            ...reportOf().readings.alarm,
            {
              target: `${ALARM_ARN}-gone`,
              at: '2026-11-22T09:20:00Z',
              problem: { kind: 'not-found', message: 'There is no such alarm' },
            },
          ],
        }),
    });
    const alarms = within(
      await screen.findByRole('region', { name: 'Alarms' }),
    );
    expect(alarms.getByRole('alert')).toHaveTextContent('shop-5xx-gone');
    expect(alarms.getByRole('cell', { name: /^shop-5xx/ })).toBeVisible();
  });

  it('shows the tab without its charts, and says why', async () => {
    renderTab({
      getMetrics: async () => {
        throw new Error('no metrics today');
      },
    });
    const database = within(
      await screen.findByRole('region', { name: 'Database' }),
    );
    expect(await database.findByRole('alert')).toHaveTextContent(
      'no metrics today',
    );
    expect(database.getByText('available')).toBeVisible();
  });

  it('shows the error of the portal itself', async () => {
    renderTab({
      getReport: async () => {
        throw new Error('service-health.read is needed');
      },
    });
    expect(
      await screen.findByText('Error: service-health.read is needed'),
    ).toBeInTheDocument();
  });
});

it('refreshes by itself, keeping what it shows when that fails', async () => {
  jest.useFakeTimers();
  const getReport = jest
    .fn<Promise<ReturnType<typeof reportOf>>, []>()
    .mockResolvedValueOnce(crashing)
    .mockRejectedValueOnce(new Error('portal is restarting'))
    .mockResolvedValue(reportOf());
  renderTab({ getReport });
  await waitFor(() => screen.getByRole('heading', { name: 'Critical' }));

  await act(() => jest.advanceTimersByTimeAsync(15_000));
  expect(screen.getByText(/what is shown gets old/)).toBeInTheDocument();
  expect(screen.getByRole('heading', { name: 'Critical' })).toBeVisible();

  await act(() => jest.advanceTimersByTimeAsync(15_000));
  expect(screen.getByRole('heading', { name: 'Healthy' })).toBeVisible();
  expect(screen.queryByText(/gets old/)).not.toBeInTheDocument();
});

it('shows a place holder while it loads', async () => {
  renderTab({ getReport: () => new Promise(() => {}) });
  expect(
    await screen.findByRole('status', { name: 'Loading health' }),
  ).toHaveAttribute('aria-busy', 'true');
});

it('says what to do where nothing is annotated', async () => {
  renderTab({}, { entity: { ...shop, metadata: { name: 'bare' } } });
  expect(await screen.findByText('Nothing to watch yet')).toBeVisible();
});

it('opens the events of the service on demand', async () => {
  renderTab({});
  await userEvent.click(await screen.findByText('Service events (1)'));
  expect(screen.getByText('has reached a steady state.')).toBeVisible();
});

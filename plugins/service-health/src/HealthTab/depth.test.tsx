import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  deepReport,
  deniedReading,
  manyReport,
  nightHistory,
} from '../testing/depth';
import { panel, renderTab } from './__testUtils__/renderTab';
import { noHistory } from '../testing/history';
import { crashing, SERVICE_ARN } from '../testing/reports';

jest.mock('uplot', () => ({
  __esModule: true,
  default: jest.fn(() => ({ destroy() {}, setData() {} })),
}));

// jsdom lays nothing out, so there is nowhere to scroll to.
const scrollIntoView = jest.fn();
beforeAll(() => {
  Element.prototype.scrollIntoView = scrollIntoView;
});
afterEach(() => scrollIntoView.mockClear());

const service = async () =>
  within(await screen.findByRole('region', { name: 'ECS service' }));

describe('a service', () => {
  it('says between what it scales, and how it did', async () => {
    renderTab({ getReport: async () => deepReport() });
    const ecs = await service();
    expect(ecs.getByText('2 to 10 tasks')).toBeVisible();
    expect(ecs.getByText('holds CPU at 70 %')).toBeVisible();
    await userEvent.click(ecs.getByText('Autoscaling activities (1)'));
    expect(
      ecs.getByText(/Successful: Setting desired count to 4/),
    ).toBeVisible();
  });

  it('says what the circuit breaker decided', async () => {
    renderTab({ getReport: async () => deepReport() });
    const deployments = within(
      (await service()).getByRole('table', { name: 'Deployments' }),
    );
    expect(deployments.getByText('Rolled back')).toBeVisible();
    expect(
      deployments.getByText(/gave it up after 3 of 3 failures/),
    ).toBeVisible();
  });

  it('leads to its pages of the AWS console', async () => {
    renderTab({ getReport: async () => deepReport() });
    const ecs = await service();
    expect(
      ecs.getByRole('link', { name: /^Open the service shop-production\/web/ }),
    ).toHaveAttribute(
      'href',
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/shop-production/services/web/health?region=us-east-1',
    );
    expect(
      ecs.getByRole('link', { name: /^Open the deployment of revision 42/ }),
    ).toHaveAttribute('href', expect.stringContaining('/deployments/b?'));
  });

  it('gives the statement that mends a denied part, and shows the rest', async () => {
    renderTab({
      getReport: async () =>
        deepReport({ scaling: [deniedReading(SERVICE_ARN)] }),
    });
    const ecs = await service();
    expect(ecs.getByRole('alert')).toHaveTextContent('The autoscaling');
    expect(ecs.getByLabelText('IAM statement to add')).toHaveTextContent(
      '"Action": "application-autoscaling:DescribeScalableTargets"',
    );
    expect(
      ecs.getByRole('button', { name: 'Copy the IAM statement' }),
    ).toBeEnabled();
    expect(ecs.getByRole('table', { name: 'Tasks' })).toBeVisible();
  });

  it('keeps what AWS has forgotten, with the last lines of the log', async () => {
    renderTab({
      getReport: async () => deepReport(),
      getHistory: async () => nightHistory,
    });
    const stopped = within(
      await screen.findByRole('table', { name: 'Stopped tasks' }),
    );
    expect(
      stopped.getAllByText('Kept by the portal, AWS has forgotten it'),
    ).toHaveLength(3);
    await userEvent.click(stopped.getByRole('button', { name: 'Show' }));
    expect(stopped.getByText('relation does not exist')).toBeVisible();
    expect(
      screen.getByText(/^The last words of f000f000, stopped/),
    ).toBeVisible();
    expect(
      stopped.getByRole('link', {
        name: /^Open the log stream ecs\/app\/f000/,
      }),
    ).toBeVisible();
  });
});

describe('a database', () => {
  it('says what was done to it, what is pending, and what can be had back', async () => {
    renderTab({ getReport: async () => deepReport() });
    const database = within(
      await screen.findByRole('region', { name: 'Database' }),
    );
    expect(
      database.getByText(/Maintenance pending: New Operating System update/),
    ).toBeVisible();
    expect(database.getByText(/\(automated\)/)).toBeVisible();
    expect(database.getByText('Restorable to any moment')).toBeVisible();
    await userEvent.click(database.getByText('Database events (1)'));
    expect(database.getByText(/failover completed/)).toBeVisible();
  });
});

describe('an alarm', () => {
  it('says its day in words', async () => {
    renderTab({ getReport: async () => deepReport() });
    const alarms = within(
      await screen.findByRole('region', { name: 'Alarms' }),
    );
    expect(
      alarms.getByRole('img', {
        name: /^Last 24 hours: in alarm once, 10 min/,
      }),
    ).toBeInTheDocument();
  });

  it('says until when it is muted', async () => {
    const report = deepReport();
    const [reading] = report.readings.alarm;
    if (!reading.value) throw new Error('the fixture has an alarm');
    const value = {
      ...reading.value,
      actionsEnabled: false,
      mutedUntil: '2026-11-22T10:20:00Z',
    };
    renderTab({
      getReport: async () => ({
        ...report,
        readings: { ...report.readings, alarm: [{ ...reading, value }] },
      }),
    });
    expect(await screen.findByText(/^Muted until/)).toBeVisible();
  });
});

describe('many of them', () => {
  it('opens those that are unwell, and closes the others to a line', async () => {
    renderTab({ getReport: async () => manyReport() });
    await screen.findByRole('region', { name: 'ECS services' });
    const toggles = within(panel('ECS services')).getAllByRole('button', {
      name: /^shop-production\/web-/,
    });
    expect(toggles).toHaveLength(20);
    expect(toggles[0]).toHaveTextContent('web-7');
    expect(toggles.map(toggle => toggle.getAttribute('aria-expanded'))).toEqual(
      ['true', ...Array(19).fill('false')],
    );
    await userEvent.click(toggles[1]);
    expect(toggles[1]).toHaveAttribute('aria-expanded', 'true');
    const [, first] = within(panel('Alarms')).getAllByRole('row');
    expect(first).toHaveTextContent('In alarm');
  });
});

describe('the verdict', () => {
  it('leads from each clause to its evidence', async () => {
    renderTab({ getReport: async () => crashing });
    await userEvent.click(
      await screen.findByRole('link', { name: /^0 of 2 tasks running/ }),
    );
    const evidence = document.getElementById(
      'health-ecs-us-east-1-123456789012-service-shop-production-web--stopped-tasks',
    );
    expect(evidence).toHaveFocus();
    expect(evidence).toContainElement(
      screen.getByRole('table', { name: 'Stopped tasks' }),
    );
    expect(scrollIntoView).toHaveBeenCalledTimes(1);
  });
});

describe('what happened', () => {
  it('is one list, which can be narrowed to a kind', async () => {
    renderTab({ getHistory: async () => nightHistory });
    const list = within(
      await screen.findByRole('list', { name: /^What happened/ }),
    );
    expect(list.getAllByRole('listitem').map(item => item.textContent)).toEqual(
      [
        expect.stringContaining('Task stopped: exit code 1'),
        expect.stringContaining('Alarm shop-5xx went off'),
        expect.stringMatching(/Task stopped: exit code 1.*2 times/),
        expect.stringContaining('Deployment of revision 40: completed'),
      ],
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Stopped tasks (3)' }),
    );
    expect(list.getAllByRole('listitem')).toHaveLength(2);
  });

  it('says that nothing did', async () => {
    renderTab({});
    expect(
      await screen.findByText(/^Nothing happened in this range.*30 days/),
    ).toBeVisible();
  });

  it('says what cannot be collected, and since when', async () => {
    renderTab({
      getHistory: async (_, window) => ({
        ...noHistory(window),
        gaps: [
          {
            collector: 'alarmTransitions',
            accountId: '123456789012',
            region: 'us-east-1',
            collectedAt: new Date(Date.now() - 7_200_000).toISOString(),
            problem: { kind: 'throttled', message: 'AWS asks to slow down' },
          },
        ],
      }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /alarm transitions of 123456789012 in us-east-1.*slow down.*2 hours ago/,
    );
  });

  it('leaves the other panels alone when it fails', async () => {
    renderTab({
      getHistory: async () => {
        throw new Error('no database today');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'no database today',
    );
    expect(panel('Database')).toBeVisible();
  });
});

describe('the range', () => {
  it('is taken from the link, and asked for', async () => {
    const getMetrics = jest.fn(() => new Promise<never>(() => {}));
    renderTab(
      { getMetrics },
      { at: '/?from=2026-11-22T01:00:00Z&to=2026-11-22T03:00:00Z' },
    );
    expect(await screen.findByText(/^Fixed/)).toBeVisible();
    expect(getMetrics).toHaveBeenCalledWith(
      'resource:default/shop-production',
      { start: '2026-11-22T01:00:00Z', end: '2026-11-22T03:00:00Z' },
      expect.anything(),
    );
  });

  it('says so when the link makes no sense', async () => {
    renderTab({}, { at: '/?range=1y' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The link asks for the range “1y”, which there is not. What is shown is the last 3 h.',
    );
    expect(screen.getByRole('radio', { name: '3 h' })).toBeChecked();
  });

  it('can be two moments, which must make sense', async () => {
    renderTab({});
    await userEvent.click(
      await screen.findByRole('button', { name: 'From – to' }),
    );
    const from = screen.getByLabelText('From');
    await userEvent.clear(from);
    await userEvent.type(from, '2099-01-01T00:00');
    expect(screen.getByText(/must start before it ends/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Show' })).toBeDisabled();
  });
});

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { runsRouteRef } from '../routes';
import {
  editQuery,
  prepareEditor,
  queryText,
  selectedText,
} from '../__testUtils__/editor';
import {
  aRefusal,
  aRun,
  aSavedQuery,
  giveElementsASize,
  ScriptedApi,
} from '../__testUtils__/ScriptedApi';
import { QueryWorkbench, type QueryWorkbenchProps } from './QueryWorkbench';
import type { LogEnvironment } from './useEnvironments';
import type { WorkbenchQuery } from './WorkbenchQuery';

function aQuery(
  id: string,
  name: string,
  change: Partial<WorkbenchQuery> = {},
): WorkbenchQuery {
  return {
    ...aSavedQuery({ id, name, queryString: `filter "${name}"` }),
    runsOver: ['/ecs/shop-production'],
    filled: {},
    ...change,
  };
}

function anEnvironment(name: string): LogEnvironment {
  return {
    entityRef: `resource:default/${name}`,
    name,
    folder: name,
    accountId: '123456789012',
    region: 'us-east-1',
    logGroupNames: [`/ecs/${name}`],
    listedQueries: [],
  };
}

const queries = [
  aQuery('q-errors', 'shop-production/Find errors'),
  aQuery('q-latency', 'shop-production/API latency'),
  aQuery('q-shared', 'shared/One request', {
    queryString: 'filter requestId = {{requestId}}',
    parameters: [{ name: 'requestId', description: 'From the header' }],
  }),
];

describe('QueryWorkbench', () => {
  let api: ScriptedApi;

  beforeEach(() => {
    giveElementsASize();
    prepareEditor();
    api = new ScriptedApi();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function renderWorkbench(
    at: string = '/',
    change: Partial<QueryWorkbenchProps> = {},
  ) {
    const props: QueryWorkbenchProps = {
      queries,
      problems: [],
      places: [{ accountId: '123456789012', region: 'us-east-1' }],
      entityRef: 'resource:default/shop-production',
      environments: { environments: [] },
      onLibraryChanged: () => undefined,
      ...change,
    };
    renderInTestApp(<QueryWorkbench {...props} />, {
      apis: [
        [logQueriesApiRef, api],
        [catalogApiRef, {}],
      ],
      mountedRoutes: {
        '/log-queries/runs': runsRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [at],
    });
  }

  async function chooseAndRun() {
    await userEvent.click(await screen.findByText('Find errors'));
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
  }

  it('lists saved queries by folder and searches them', async () => {
    renderWorkbench();
    const folder = await screen.findByRole('list', { name: 'shop-production' });
    expect(within(folder).getAllByRole('button')).toHaveLength(2);

    await userEvent.type(
      screen.getByLabelText('Search saved queries'),
      'one shared',
    );
    expect(screen.getByText('One request')).toBeInTheDocument();
    expect(screen.queryByText('Find errors')).not.toBeInTheDocument();
  });

  it('runs the chosen query and shows rows as they come', async () => {
    renderWorkbench();
    await chooseAndRun();
    expect(api.requests[0]).toMatchObject({
      queryId: 'q-errors',
      entityRef: 'resource:default/shop-production',
      range: { type: 'relative', lastMinutes: 60 },
      idempotencyKey: expect.any(String),
    });
    expect(api.requests[0].queryString).toBeUndefined();
    expect(await screen.findByText('12,000 scanned')).toBeInTheDocument();
    expect(screen.getByText('2.4 GB')).toBeInTheDocument();
    expect(screen.getByText('$0.0120')).toBeInTheDocument();

    api.say({}, [{ '@message': 'first', '@ptr': 'p1' }]);
    expect(await screen.findByText('first')).toBeInTheDocument();
    api.say({ status: 'complete' }, [
      { '@message': 'first', '@ptr': 'p1' },
      { '@message': 'second', '@ptr': 'p2' },
    ]);
    expect(await screen.findByText('second')).toBeInTheDocument();
    expect(screen.getByText('Complete')).toBeInTheDocument();
  });

  it('opens a row into the fields of its message', async () => {
    api.say({ status: 'complete' }, [
      { '@message': '{"level":"error","route":"/api/orders"}' },
    ]);
    renderWorkbench('/?query=q-errors&run=r1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Fields of row 1' }),
    );
    expect(screen.getByText('/api/orders')).toBeInTheDocument();
  });

  it('draws records over time, and a bar chooses its minutes', async () => {
    api.say({ status: 'complete' }, [
      { '@timestamp': '2026-03-01 02:10:05.000', '@message': 'boom' },
    ]);
    renderWorkbench('/?query=q-errors&run=r1');
    const chart = await screen.findByRole('group', {
      name: 'records over time',
    });
    await userEvent.click(within(chart).getByRole('button', { name: /: 1,/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0].range).toMatchObject({
      from: '2026-03-01T02:10:00.000Z',
      to: '2026-03-01T02:11:00.000Z',
    });
  });

  it('runs with Ctrl-Enter what was typed, and cancels with Escape', async () => {
    renderWorkbench();
    await userEvent.click(await screen.findByText('API latency'));
    await editQuery('limit 5');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(api.requests[0]).toMatchObject({
      queryId: 'q-latency',
      queryString: 'limit 5',
    });
    expect(await screen.findByText('Running')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
  });

  it('holds back what AWS would refuse, until somebody insists', async () => {
    renderWorkbench();
    await userEvent.click(await screen.findByText('API latency'));
    await editQuery('filtr level = 1');
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'unexpected symbol found filtr',
    );
    expect(api.requests).toHaveLength(0);
    await userEvent.click(
      screen.getByRole('button', { name: 'Send it to AWS all the same' }),
    );
    expect(api.requests).toHaveLength(1);
  });

  it('fills in parameters, and marks the one that is refused', async () => {
    api.startFailures.push(
      await aRefusal(400, {
        message: 'requestId has no value',
        reason: 'parameter',
        parameter: 'requestId',
      }),
    );
    renderWorkbench();
    await userEvent.click(await screen.findByText('One request'));
    const field = await screen.findByLabelText('requestId');
    expect(screen.getByText('From the header')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
    expect(
      await screen.findByText('requestId has no value'),
    ).toBeInTheDocument();
    await userEvent.type(field, 'req-7');
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(api.requests).toHaveLength(2));
    expect(api.requests[1].parameters).toEqual({ requestId: 'req-7' });
  });

  it('says what it would cost, and asks before a dear run', async () => {
    api.estimated.budgets.budgets = [
      { entityRef: 'user:default/guest', limitUsd: 5, spentUsd: 1.5 },
    ];
    api.startFailures.push(
      await aRefusal(409, {
        message: 'It costs more than $1.00',
        reason: 'confirmation-needed',
        estimate: { bytes: 812e9, costUsd: 4.06, method: 'Stored bytes' },
      }),
    );
    renderWorkbench();
    await chooseAndRun();
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('812 GB');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Run for $4.06' }),
    );
    await waitFor(() => expect(api.requests).toHaveLength(2));
    expect(api.requests[1].confirmedUsd).toBe(4.06);
    expect(
      await screen.findByText(/2.4 GB, \$0.0120 · \$3.50 of \$5.00 left/),
    ).toBeInTheDocument();
  });

  it('says that an answer was there already, and asks anew', async () => {
    api.say(
      {
        status: 'complete',
        answeredFrom: {
          requestedBy: 'user:default/ada',
          finishedAt: '2026-03-01T02:00:00Z',
        },
      },
      [{ '@message': 'x' }],
    );
    renderWorkbench();
    await chooseAndRun();
    expect(
      await screen.findByText(/Answered from the stored run/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Run anew' }));
    await waitFor(() => expect(api.requests).toHaveLength(2));
    expect(api.requests[1].fresh).toBe(true);
  });

  it('makes a filter of a field', async () => {
    api.say({ status: 'complete' }, [
      { '@message': '{"level":"error","statusCode":503}', '@ptr': 'p1' },
    ]);
    renderWorkbench('/?query=q-errors&run=r1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Fields of row 1' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Only rows with statusCode = 503' }),
    );
    await waitFor(() =>
      expect(queryText()).toBe(
        'filter level = "error"\n| filter statusCode = 503',
      ),
    );
  });

  it('shows the lines around a row', async () => {
    api.context.lines = [
      { timestamp: '2026-03-01T02:00:00Z', message: 'before', isTheRow: false },
      { timestamp: '2026-03-01T02:00:01Z', message: 'boom', isTheRow: true },
    ];
    api.say({ status: 'complete' }, [{ '@message': 'boom', '@ptr': 'p1' }]);
    renderWorkbench('/?query=q-errors&run=r1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Fields of row 1' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Lines around it' }),
    );
    const lines = await screen.findByRole('list', { name: 'Lines around it' });
    expect(lines).toHaveTextContent(/before.*boom/);
  });

  it('runs over several environments at once, side by side', async () => {
    const run = (id: string, environment: string) =>
      aRun({ id, groupId: 'g1', environment, status: 'complete' });
    api.group = {
      id: 'g1',
      runs: [run('r1', 'shop-production'), run('r2', 'shop-staging')],
    };
    api.runs = new Map(api.group.runs.map(each => [each.id, each]));
    api.say({ status: 'complete' }, [{ '@message': 'boom' }]);
    renderWorkbench('/', {
      environments: {
        environments: [
          anEnvironment('shop-production'),
          anEnvironment('shop-staging'),
        ],
      },
    });
    await userEvent.click(await screen.findByText('Find errors'));
    await userEvent.click(
      screen.getByRole('button', { name: 'Several environments' }),
    );
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /shop-production/ }),
    );
    await userEvent.click(
      screen.getByRole('checkbox', { name: /shop-staging/ }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Run' }));
    await waitFor(() => expect(api.groupRequests).toHaveLength(1));
    expect(
      api.groupRequests[0].targets.map(target => target.environment),
    ).toEqual(['shop-production', 'shop-staging']);
    expect(
      await screen.findByRole('columnheader', { name: /environment/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: 'shop-staging' })).toBeVisible();
  });

  it('runs with one click what fits an alarm', async () => {
    renderWorkbench('/', {
      occasion: {
        title: 'Alarm shop-production-5xx, 02:31',
        queries: [{ ...queries[0], because: 'is about errors' }],
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run Find errors' }),
    );
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0].queryId).toBe('q-errors');
  });

  it('saves over what somebody else has saved only when told to', async () => {
    api.saveFailures.push(
      await aRefusal(409, {
        message: 'Somebody has changed it',
        reason: 'changed-meanwhile',
        current: aSavedQuery({ queryString: 'limit 1', version: 'v2' }),
      }),
    );
    renderWorkbench();
    await userEvent.click(await screen.findByText('Find errors'));
    await editQuery('limit 9');
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByLabelText('Description'),
      'When it burns',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('limit 1')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Save mine over it' }),
    );
    await waitFor(() => expect(api.saved).toHaveLength(2));
    expect(api.saved[1]).toMatchObject({
      queryString: 'limit 9',
      version: 'v2',
      notes: { description: 'When it burns' },
    });
  });

  it('says so when nothing is found', async () => {
    api.say({ status: 'complete' }, []);
    renderWorkbench();
    await chooseAndRun();
    expect(await screen.findByText('Nothing found')).toBeInTheDocument();
    expect(
      screen.getByText(/No record of \/ecs\/shop-production matches/),
    ).toBeInTheDocument();
  });

  it('shows where a malformed query is wrong', async () => {
    api.startFailures.push(
      await aRefusal(400, {
        message: 'unexpected symbol found Find (line 1, column 8)',
        reason: 'malformed',
        position: { start: 7, end: 12 },
      }),
    );
    renderWorkbench();
    await chooseAndRun();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'line 1, column 8',
    );
    await waitFor(() => expect(selectedText()).toEqual([7, 12]));
  });

  it('shows what stands in the way of a run', async () => {
    api.say({
      status: 'failed',
      problem: {
        kind: 'access-denied',
        message: 'The role may not run queries',
        remedy: 'Allow logs:StartQuery in the policy of the portal’s role',
        statement: {
          Effect: 'Allow',
          Action: 'logs:StartQuery',
          Resource: '*',
        },
      },
    });
    renderWorkbench('/?run=r1');
    expect(
      await screen.findByText('The role may not run queries'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Allow logs:StartQuery/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy the IAM statement' }),
    ).toBeInTheDocument();
  });

  it('chooses a range of its own, kept in the address', async () => {
    renderWorkbench('/?query=q-errors&last=15');
    await userEvent.click(await screen.findByLabelText(/Time range/));
    await userEvent.click(screen.getByText('From … to …'));
    expect(screen.getByLabelText('From')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(api.requests).toHaveLength(1));
    expect(api.requests[0].range.type).toBe('absolute');
  });
});

import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { giveElementsASize, ScriptedApi } from '../testing/ScriptedApi';
import { QueryWorkbench, type WorkbenchQuery } from './QueryWorkbench';

function aQuery(id: string, folder: string, title: string): WorkbenchQuery {
  return {
    id,
    accountId: '123456789012',
    region: 'us-east-1',
    name: `${folder}/${title}`,
    folder,
    title,
    queryString: `filter "${title}"`,
    logGroupNames: ['/ecs/shop-production'],
    parameters: [],
    language: 'CWLI',
    version: '1',
    notes: {},
    runsOver: ['/ecs/shop-production'],
  };
}

const queries = [
  aQuery('q-errors', 'shop-production', 'Find errors'),
  aQuery('q-latency', 'shop-production', 'API latency'),
  aQuery('q-shared', 'shared', 'Slow requests'),
];

describe('QueryWorkbench', () => {
  let api: ScriptedApi;

  beforeEach(() => {
    giveElementsASize();
    api = new ScriptedApi();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function renderWorkbench(at: string = '/') {
    renderInTestApp(
      <QueryWorkbench
        queries={queries}
        problems={[]}
        entityRef="resource:default/shop-production"
      />,
      { apis: [[logQueriesApiRef, api]], initialRouteEntries: [at] },
    );
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
      'slow shared',
    );
    expect(screen.getByText('Slow requests')).toBeInTheDocument();
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
    const chart = await screen.findByRole('img', { name: 'records over time' });
    await userEvent.click(within(chart).getByText(/: 1$/));
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
    const text = screen.getByLabelText('Query');
    await userEvent.clear(text);
    await userEvent.type(text, 'limit 5');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(api.requests[0]).toMatchObject({
      queryId: 'q-latency',
      queryString: 'limit 5',
    });
    expect(await screen.findByText('Running')).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
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
    api.startFailure = await ResponseError.fromResponse({
      ok: false,
      status: 400,
      statusText: 'Bad Request',
      url: 'http://localhost/api/log-queries/runs',
      headers: new Headers({ 'content-type': 'application/json' }),
      text: async () =>
        JSON.stringify({
          error: {
            name: 'InputError',
            message: 'unexpected symbol found "Find (line 1, column 8)',
            position: { start: 7, end: 12 },
          },
          response: { statusCode: 400 },
        }),
    } as Response);
    renderWorkbench();
    await chooseAndRun();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'line 1, column 8',
    );
    const text = screen.getByLabelText<HTMLTextAreaElement>('Query');
    expect([text.selectionStart, text.selectionEnd]).toEqual([7, 12]);
  });

  it('shows what stands in the way of a run', async () => {
    api.say({
      status: 'failed',
      problem: {
        kind: 'access-denied',
        message: 'The role may not run queries',
        remedy: 'Allow logs:StartQuery in the policy of the portal’s role',
      },
    });
    renderWorkbench('/?run=r1');
    expect(
      await screen.findByText('The role may not run queries'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Allow logs:StartQuery/)).toBeInTheDocument();
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

import { ResponseError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { libraryRouteRef, runsRouteRef } from '../routes';
import {
  aRun,
  giveElementsASize,
  ScriptedApi,
} from '../__testUtils__/ScriptedApi';
import { RunHistory } from './RunHistory';
import { RunPage } from './RunPage';

describe('runs', () => {
  const api = new ScriptedApi();

  beforeEach(giveElementsASize);

  afterEach(() => {
    jest.restoreAllMocks();
  });

  function renderAt(path: string) {
    renderInTestApp(
      <Routes>
        <Route path="/log-queries/runs" element={<RunHistory />} />
        <Route path="/log-queries/runs/:runId" element={<RunPage />} />
      </Routes>,
      {
        apis: [[logQueriesApiRef, api]],
        mountedRoutes: {
          '/log-queries/library': libraryRouteRef,
          '/log-queries/runs': runsRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
        initialRouteEntries: [path],
      },
    );
  }

  it('shows the stored result of a run to whoever has its address', async () => {
    api.say({ status: 'complete', queryString: 'filter level = "error"' }, [
      { '@timestamp': '2026-03-01 02:10:00.000', '@message': 'boom' },
    ]);
    renderAt('/log-queries/runs/r1');
    expect(
      await screen.findByRole('heading', {
        name: 'shop-production/Find errors',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('filter level = "error"')).toBeInTheDocument();
    expect(await screen.findByText('boom')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Change it' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/log-queries\/library\?query=q-errors&run=/),
    );
  });

  it('lists runs with a link to each', async () => {
    api.history = [aRun({ status: 'complete', rowCount: 7 })];
    renderAt('/log-queries/runs');
    const link = await screen.findByRole('link', {
      name: 'shop-production/Find errors',
    });
    expect(link).toHaveAttribute(
      'href',
      `/log-queries/runs/${api.history[0].id}`,
    );
  });

  it('says in the words of the backend why there is no list', async () => {
    const failure = await ResponseError.fromResponse({
      ok: false,
      status: 503,
      statusText: 'Service Unavailable',
      text: async () =>
        JSON.stringify({
          error: { name: 'Error', message: 'The database does not answer' },
          response: { statusCode: 503 },
        }),
      headers: new Headers({ 'content-type': 'application/json' }),
    } as Response);
    jest.spyOn(api, 'listRuns').mockRejectedValueOnce(failure);
    api.history = [aRun({ status: 'complete' })];
    renderAt('/log-queries/runs');
    expect(
      await screen.findByText(/The runs could not be read/),
    ).toBeInTheDocument();
    expect(screen.getByText('The database does not answer')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'shop-production/Find errors' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  it('says that nothing has been run yet', async () => {
    api.history = [];
    renderAt('/log-queries/runs');
    expect(
      await screen.findByText('No query has been run yet'),
    ).toBeInTheDocument();
  });
});

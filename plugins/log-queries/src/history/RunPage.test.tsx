import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
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

  it('says that nothing has been run yet', async () => {
    api.history = [];
    renderAt('/log-queries/runs');
    expect(
      await screen.findByText('No query has been run yet'),
    ).toBeInTheDocument();
  });
});

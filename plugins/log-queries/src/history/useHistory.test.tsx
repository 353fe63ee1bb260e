import { TestApiProvider } from '@backstage/frontend-test-utils';
import type {
  ListRunsRequest,
  Run,
  RunList,
} from '@quarterdeck/plugin-log-queries-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { aRun, ScriptedApi } from '../__testUtils__/ScriptedApi';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { type HistoryFilter, useHistory } from './useHistory';

/** Has sixty runs, of which the newest is the first. */
class LongHistory extends ScriptedApi {
  readonly all = Array.from({ length: 60 }, (_, n) => aRun({ id: `r${n}` }));

  override async listRuns({
    before,
    limit,
    search,
  }: ListRunsRequest = {}): Promise<RunList> {
    if (search) return { runs: this.all.slice(0, 1) };
    const start = this.all.findIndex(({ id }) => id === before) + 1;
    return { runs: this.all.slice(start, start + Number(limit)) };
  }
}

const idsOf = (runs: readonly Run[] = []) => runs.map(({ id }) => id);

describe('the history of runs', () => {
  const api = new LongHistory();

  function history() {
    return renderHook((filter: HistoryFilter) => useHistory(filter), {
      initialProps: {},
      wrapper: ({ children }: { children?: ReactNode }) => (
        <TestApiProvider apis={[[logQueriesApiRef, api]]}>
          {children}
        </TestApiProvider>
      ),
    });
  }

  it('goes on with older runs', async () => {
    const { result } = history();
    await waitFor(() => expect(result.current.runs).toHaveLength(25));
    act(() => result.current.loadMore?.());
    await waitFor(() => expect(result.current.runs).toHaveLength(50));
    expect(idsOf(result.current.runs)).toEqual(idsOf(api.all.slice(0, 50)));
  });

  it('begins with the newest again when a filter is taken back', async () => {
    const { result, rerender } = history();
    await waitFor(() => expect(result.current.runs).toHaveLength(25));
    act(() => result.current.loadMore?.());
    await waitFor(() => expect(result.current.runs).toHaveLength(50));
    rerender({ search: 'errors' });
    await waitFor(() => expect(result.current.runs).toHaveLength(1));
    rerender({});
    await waitFor(() => expect(result.current.runs).toHaveLength(25));
    expect(idsOf(result.current.runs)).toEqual(idsOf(api.all.slice(0, 25)));
  });
});

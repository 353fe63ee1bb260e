import type { QueryRange } from '@quarterdeck/plugin-log-queries-common';
import { useSearchParams } from 'react-router-dom';
import { rangeFromSearch, rangeToSearch } from './range';

/**
 * What is chosen on the workbench. It is in the address, so that the address
 * can be sent to somebody.
 */
export interface WorkbenchAddress {
  queryId?: string;
  range: QueryRange;
  runId?: string;
  /** A query is chosen; the result of another goes away. */
  chooseQuery(queryId: string): void;
  chooseRange(range: QueryRange): void;
  showRun(runId: string): void;
}

export function useWorkbenchAddress(): WorkbenchAddress {
  const [search, setSearch] = useSearchParams();
  return {
    queryId: search.get('query') ?? undefined,
    range: rangeFromSearch(search),
    runId: search.get('run') ?? undefined,
    chooseQuery: queryId =>
      setSearch(before => {
        const next = new URLSearchParams(before);
        next.set('query', queryId);
        next.delete('run');
        return next;
      }),
    chooseRange: range =>
      setSearch(before => rangeToSearch(range, before), { replace: true }),
    showRun: runId =>
      setSearch(before => {
        const next = new URLSearchParams(before);
        next.set('run', runId);
        return next;
      }),
  };
}

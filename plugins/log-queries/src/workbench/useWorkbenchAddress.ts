import type {
  ParameterValues,
  QueryRange,
} from '@quarterdeck/plugin-log-queries-common';
import { useSearchParams } from 'react-router-dom';
import type { RunsSubject } from '../run/useRuns';
import { rangeFromSearch, rangeToSearch } from './range';

const PARAMETER_PREFIX = 'p.';

/**
 * What is chosen on the workbench. It is in the address, so that the address
 * can be sent to somebody.
 */
export interface WorkbenchAddress {
  queryId?: string;
  range: QueryRange;
  /** Whether the address says a range, or it is the usual one. */
  hasRange: boolean;
  /** Values of parameters that somebody has filled in. */
  parameters: ParameterValues;
  /** The run, or the group of runs, whose result is shown. */
  subject: RunsSubject;
  /** A query is chosen; the result of another goes away. */
  chooseQuery(queryId: string | undefined, replaces?: boolean): void;
  chooseRange(range: QueryRange): void;
  fillParameter(name: string, value: string): void;
  show(subject: RunsSubject): void;
}

export function useWorkbenchAddress(): WorkbenchAddress {
  const [search, setSearch] = useSearchParams();
  const change = (edit: (next: URLSearchParams) => void, replace = false) =>
    setSearch(
      before => {
        const next = new URLSearchParams(before);
        edit(next);
        return next;
      },
      { replace },
    );
  return {
    queryId: search.get('query') ?? undefined,
    range: rangeFromSearch(search),
    hasRange: search.has('last') || search.has('from'),
    parameters: Object.fromEntries(
      [...search].flatMap(([key, value]) =>
        key.startsWith(PARAMETER_PREFIX)
          ? [[key.slice(PARAMETER_PREFIX.length), value]]
          : [],
      ),
    ),
    subject: {
      runId: search.get('run') ?? undefined,
      groupId: search.get('group') ?? undefined,
    },
    chooseQuery: (queryId, replaces) =>
      change(next => {
        if (queryId === undefined) next.delete('query');
        else next.set('query', queryId);
        for (const key of [...next.keys()]) {
          const isOfOther =
            key === 'run' ||
            key === 'group' ||
            key.startsWith(PARAMETER_PREFIX);
          if (isOfOther) next.delete(key);
        }
      }, replaces),
    chooseRange: range =>
      setSearch(before => rangeToSearch(range, before), { replace: true }),
    fillParameter: (name, value) =>
      change(next => next.set(`${PARAMETER_PREFIX}${name}`, value), true),
    show: ({ runId, groupId }) =>
      change(next => {
        next.delete('run');
        next.delete('group');
        if (runId) next.set('run', runId);
        if (groupId) next.set('group', groupId);
      }),
  };
}

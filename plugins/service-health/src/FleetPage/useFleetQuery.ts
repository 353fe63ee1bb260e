import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type FleetQuery,
  parseFleetQuery,
  writeFleetQuery,
} from './fleetQuery';

/** How the page's query is changed. */
export type SetFleetQuery = (change: (query: FleetQuery) => FleetQuery) => void;

/** The query of the page: it lives in the URL, so that it can be shared. */
export function useFleetQuery(): [FleetQuery, SetFleetQuery] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const query = useMemo(
    () => parseFleetQuery(new URLSearchParams(text)),
    [text],
  );
  const setQuery = useCallback<SetFleetQuery>(
    change =>
      setParams(
        before => writeFleetQuery(change(parseFleetQuery(before)), before),
        { replace: true },
      ),
    [setParams],
  );
  return [query, setQuery];
}

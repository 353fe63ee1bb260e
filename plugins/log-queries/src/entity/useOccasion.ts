import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type {
  SuggestionsResponse,
  SuggestRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { logQueriesApiRef } from '../api/LogQueriesApi';
import { formatMoment } from '../run/format';
import { useTimeZone } from '../time/useTimeZone';
import { rangeToSearch } from '../workbench/range';
import { readOccasion, titleOf } from './occasion';

/** What somebody has come from, and what helps. */
export interface OfferedQueries {
  title: string;
  /** Whether whoever leads here has asked for the best to be run. */
  runsBest: boolean;
  /** Undefined while the portal thinks. */
  suggestions?: SuggestionsResponse;
  error?: Error;
}

/**
 * The alarm or the task in the address, with the queries that fit. Sets the
 * range to the minutes around it, unless the address has one.
 */
export function useOccasion(entityRef: string): OfferedQueries | undefined {
  const api = useApi(logQueriesApiRef);
  const [zone] = useTimeZone();
  const location = useLocation();
  // Not in the address: neither a link in a chat nor a reload runs a query.
  const [runsBest] = useState(location.state?.runsBestQuery === true);
  const [search, setSearch] = useSearchParams();
  const [state, setState] = useState<{
    of: string;
    suggestions?: SuggestionsResponse;
    error?: Error;
  }>();
  // The router makes another one at every change of the address.
  const changeSearch = useRef(setSearch);
  changeSearch.current = setSearch;
  const occasion = readOccasion(search);
  const key = occasion ? JSON.stringify(occasion) : '';

  useEffect(() => {
    if (!key) return undefined;
    let isGone = false;
    api
      .suggestQueries(
        parseEntityRef(entityRef),
        JSON.parse(key) as SuggestRequest,
      )
      .then(
        suggestions => {
          if (isGone) return;
          setState({ of: key, suggestions });
          changeSearch.current(
            before =>
              before.has('last') || before.has('from')
                ? before
                : rangeToSearch(
                    { type: 'absolute', ...suggestions.range },
                    before,
                  ),
            { replace: true },
          );
        },
        (error: Error) => isGone || setState({ of: key, error }),
      );
    return () => {
      isGone = true;
    };
  }, [api, entityRef, key]);

  if (!occasion) return undefined;
  return {
    title: titleOf(occasion, iso => formatMoment(iso, zone)),
    runsBest,
    ...(state?.of === key && {
      suggestions: state.suggestions,
      error: state.error,
    }),
  };
}

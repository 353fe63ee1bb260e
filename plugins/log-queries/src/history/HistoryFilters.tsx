import { parseEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import type { HistoryFilter } from './useHistory';

const SEARCH_DELAY_MS = 300;

/** Chooses runs by words, by person, by entity and by query. */
export function HistoryFilters(props: {
  filter: HistoryFilter;
  /** The runs so far: their people, entities and queries are offered. */
  runs: readonly Run[];
  onChange: (filter: HistoryFilter) => void;
}) {
  const { filter, runs, onChange } = props;
  const me = useMyRef();
  const [search, setSearch] = useState(filter.search ?? '');

  useEffect(() => {
    const words = search.trim() || undefined;
    if (words === filter.search) return undefined;
    const timer = setTimeout(
      () => onChange({ ...filter, search: words }),
      SEARCH_DELAY_MS,
    );
    return () => clearTimeout(timer);
  }, [search, filter, onChange]);

  const people = runs.map(run => run.requestedBy).filter(ref => ref !== me);
  const queryNames = new Map(
    runs.flatMap(({ queryId, queryName }) =>
      queryId ? [[queryId, queryName ?? queryId]] : [],
    ),
  );
  return (
    <Box display="flex" flexWrap="wrap" gridGap={8} mb={2}>
      <TextField
        size="small"
        variant="outlined"
        type="search"
        label="Search runs"
        id="log-queries-history-search"
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <Choice
        label="Run by"
        all="Everybody"
        value={filter.requestedBy}
        options={[
          ...(me ? [[me, 'Me'] as const] : []),
          ...named(people, shortName),
        ]}
        onChange={requestedBy => onChange({ ...filter, requestedBy })}
      />
      <Choice
        label="Entity"
        all="All entities"
        value={filter.entityRef}
        options={named(
          runs.flatMap(run => run.entityRef ?? []),
          shortName,
        )}
        onChange={entityRef => onChange({ ...filter, entityRef })}
      />
      <Choice
        label="Query"
        all="All queries"
        value={filter.queryId}
        options={[...queryNames]}
        onChange={queryId => onChange({ ...filter, queryId })}
      />
    </Box>
  );
}

function Choice(props: {
  label: string;
  all: string;
  value?: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string | undefined) => void;
}) {
  const { label, all, value, options, onChange } = props;
  const isOffered =
    value === undefined || options.some(([option]) => option === value);
  return (
    <TextField
      select
      size="small"
      variant="outlined"
      label={label}
      id={`log-queries-history-${label.replace(' ', '-')}`}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    >
      <option value="">{all}</option>
      {!isOffered && <option value={value}>{shortName(value)}</option>}
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </TextField>
  );
}

function named(values: string[], nameOf: (value: string) => string) {
  return [...new Set(values)]
    .map(value => [value, nameOf(value)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b));
}

/** Ids of queries are no references; they stay as they are. */
function shortName(ref: string): string {
  return ref.includes(':') ? parseEntityRef(ref).name : ref;
}

function useMyRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let isGone = false;
    identityApi
      .getBackstageIdentity()
      .then(({ userEntityRef }) => isGone || setRef(userEntityRef));
    return () => {
      isGone = true;
    };
  }, [identityApi]);
  return ref;
}

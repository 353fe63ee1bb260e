import { useApi } from '@backstage/core-plugin-api';
import StorageIcon from '@material-ui/icons/Storage';
import {
  type LogGroupsResponse,
  MAX_LOG_GROUPS,
} from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';
import { messageOf } from '@quarterdeck/plugin-service-health-common';
import { logQueriesApiRef, type Place } from '../api/LogQueriesApi';
import { formatBytes } from '../run/format';
import { ChooseMany } from './ChooseMany';

const SEARCH_DELAY_MS = 250;

/** Chooses the log groups that a query reads. */
export function LogGroupPicker(props: {
  place: Place;
  chosen: readonly string[];
  onChange: (names: string[]) => void;
  most?: number;
}) {
  const { place, chosen, onChange, most = MAX_LOG_GROUPS } = props;
  const { accountId, region } = place;
  const api = useApi(logQueriesApiRef);
  const [isOpened, setOpened] = useState(false);
  const [pattern, setPattern] = useState('');
  const [found, setFound] = useState<LogGroupsResponse>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    if (!isOpened) return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      setError(undefined);
      api
        .listLogGroups(
          { accountId, region, pattern: pattern.trim() || undefined },
          controller.signal,
        )
        .then(
          setFound,
          thrown => controller.signal.aborted || setError(thrown),
        );
    }, SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, isOpened, accountId, region, pattern]);

  return (
    <ChooseMany
      label="Log groups"
      summary={summaryOf(chosen)}
      icon={<StorageIcon />}
      most={most}
      chosen={chosen}
      choices={(found?.logGroups ?? []).map(
        ({ name, storedBytes, retentionDays }) => ({
          value: name,
          label: name,
          detail: `${formatBytes(storedBytes)}, kept ${
            retentionDays ? `${retentionDays} days` : 'for ever'
          }`,
        }),
      )}
      note={noteOf(found, error)}
      onOpen={() => setOpened(true)}
      onSearch={setPattern}
      onChange={onChange}
    />
  );
}

function summaryOf(chosen: readonly string[]): string {
  if (chosen.length === 0) return 'Choose log groups';
  return chosen.length === 1 ? chosen[0] : `${chosen.length} log groups`;
}

function noteOf(
  found: LogGroupsResponse | undefined,
  error: unknown,
): string | undefined {
  if (error) return `They cannot be read: ${messageOf(error)}`;
  if (!found) return 'Asking AWS…';
  return found.truncated ? 'There are more; search for a name.' : undefined;
}

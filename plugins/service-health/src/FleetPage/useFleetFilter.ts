import {
  type FleetRow,
  type Status,
  STATUSES,
} from '@quarterdeck/plugin-service-health-common';
import { useSearchParams } from 'react-router-dom';

/** Which rows to show; kept in the URL, so that it can be shared. */
export interface FleetFilter {
  status?: Status;
  text: string;
  setStatus(status: Status | undefined): void;
  setText(text: string): void;
  matches(row: FleetRow): boolean;
}

/** @see FleetFilter */
export function useFleetFilter(): FleetFilter {
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find(known => known === params.get('status'));
  const text = params.get('text') ?? '';

  const set = (name: string, value: string | undefined) =>
    setParams(
      before => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );

  return {
    status,
    text,
    setStatus: value => set('status', value),
    setText: value => set('text', value),
    matches: row =>
      (!status || row.verdict.status === status) &&
      words(text).every(word => haystack(row).includes(word)),
  };
}

function words(text: string): string[] {
  return text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
}

function haystack(row: FleetRow): string {
  return [
    row.title,
    row.entityRef,
    row.owner,
    row.type,
    ...row.accountIds,
    ...row.regions,
    row.verdict.sentence,
  ]
    .join(' ')
    .toLocaleLowerCase('en');
}

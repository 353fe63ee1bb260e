import type { Page } from '@quarterdeck/plugin-environments-common';
import { useState } from 'react';
import { type Polled, usePolling } from './usePolling';

/** The newest of a list, and as many of those before as somebody asked for. */
export interface Pages<T> extends Polled<T[]> {
  /** Brings the next page; left out where there is none. */
  loadOlder?: () => void;
  isLoadingOlder: boolean;
}

/**
 * Follows the newest of a list. Pages before are read anew together with it,
 * so that nothing is missed or shown twice when something is added.
 *
 * @param ask - for the page before the item of that id
 * @param key - what is asked for; another key begins anew
 */
export function usePages<T>(
  ask: (before: string | undefined) => Promise<Page<T>>,
  key: string,
  intervalMs: number,
): Pages<T> {
  const [asked, setAsked] = useState({ key, count: 1 });
  const count = asked.key === key ? asked.count : 1;
  const { value, ...polled } = usePolling(
    async () => ({ count, ...(await readPages(ask, count)) }),
    key,
    () => intervalMs,
    count,
  );
  const isLoadingOlder = value !== undefined && value.count < count;
  return {
    ...polled,
    value: value?.items,
    isLoadingOlder: isLoadingOlder && !polled.error,
    loadOlder: value?.next
      ? () => setAsked({ key, count: value.count + 1 })
      : undefined,
  };
}

async function readPages<T>(
  ask: (before: string | undefined) => Promise<Page<T>>,
  count: number,
): Promise<Page<T>> {
  let { items, next } = await ask(undefined);
  for (let read = 1; read < count && next; read++) {
    const page = await ask(next);
    items = [...items, ...page.items];
    next = page.next;
  }
  return { items, next };
}

import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { useCallback, useMemo, useState } from 'react';
import { awsTimeMillis } from '../time/awsTime';
import { ENVIRONMENT_COLUMN } from './ShownRow';

const NARROWEST_PX = 60;
const BUTTON = '36px';

/** The widths of a table's columns: what suits them, until somebody drags. */
export function useColumnWidths(
  columns: readonly string[],
  example: RunRow | undefined,
) {
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({});

  const resize = useCallback((column: string, pixels: number) => {
    setChosen(before => ({
      ...before,
      [column]: Math.max(NARROWEST_PX, Math.round(pixels)),
    }));
  }, []);

  const [cut, wrapped] = useMemo(() => {
    const templateOf = (isWrapped: boolean) =>
      [
        BUTTON,
        ...columns.map(column =>
          chosen[column] === undefined
            ? suitable(column, example?.[column], isWrapped)
            : `${chosen[column]}px`,
        ),
      ].join(' ');
    return [templateOf(false), templateOf(true)];
  }, [columns, example, chosen]);

  const template = (isWrapped: boolean) => (isWrapped ? wrapped : cut);
  return { template, resize };
}

/** Text gets the room that times and numbers leave. */
function suitable(column: string, value = '', isWrapped: boolean): string {
  if (column === '@message') {
    return isWrapped ? 'minmax(200px, 8fr)' : 'minmax(480px, 8fr)';
  }
  if (column === ENVIRONMENT_COLUMN) return 'minmax(160px, 1fr)';
  if (awsTimeMillis(value) !== undefined) return '205px';
  return value !== '' && Number.isFinite(Number(value))
    ? 'minmax(110px, 1fr)'
    : 'minmax(140px, 1.5fr)';
}

import type { FleetRow } from '@quarterdeck/plugin-service-health-common';
import type { IsMine } from '../fleet/useIsMine';

/** Some rows under a title of their own. */
export interface Excerpt {
  title: string;
  rows: FleetRow[];
  /** How many more there are. */
  more: number;
  /** The query of the fleet page that shows them all. */
  query: string;
}

const MOST_OF_MINE = 5;
const MOST_IN_ALL = 8;

/**
 * What of the fleet one would look at first: the user's own, and what is
 * unwell elsewhere; without either, all of it.
 *
 * @param rows - the worst first
 */
export function chooseExcerpts(rows: FleetRow[], isMine: IsMine): Excerpt[] {
  const mine = rows.filter(isMine);
  if (mine.length === 0 || mine.length === rows.length) {
    return [excerpt('Fleet', rows, MOST_IN_ALL, '')];
  }
  const own = excerpt('Yours', mine, MOST_OF_MINE, '?mine=true');
  const unwell = rows.filter(
    row => !isMine(row) && row.verdict.status !== 'healthy',
  );
  const others = excerpt(
    'Unwell elsewhere',
    unwell,
    MOST_IN_ALL - own.rows.length,
    '?status=critical&status=degraded&status=unknown',
  );
  return unwell.length > 0 ? [own, others] : [own];
}

function excerpt(
  title: string,
  rows: FleetRow[],
  most: number,
  query: string,
): Excerpt {
  return {
    title,
    rows: rows.slice(0, most),
    more: Math.max(0, rows.length - most),
    query,
  };
}

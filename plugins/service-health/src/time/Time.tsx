import Tooltip from '@material-ui/core/Tooltip';
import { DateTime } from 'luxon';

/**
 * A moment: the clock time today, with the day before that. The tooltip has
 * all of it, and how long ago it is.
 */
export const Time = ({ iso }: { iso: string }) => {
  const moment = DateTime.fromISO(iso);
  const isToday = moment.hasSame(DateTime.now(), 'day');
  const full = `${moment.toFormat('d LLL yyyy HH:mm:ss ZZZZ')}, ${ago(iso)}`;
  return (
    <Tooltip title={full}>
      <time dateTime={iso}>
        {moment.toFormat(isToday ? 'HH:mm:ss' : 'd LLL HH:mm')}
      </time>
    </Tooltip>
  );
};

/** `3 minutes ago`. */
export function ago(iso: string): string {
  return DateTime.fromISO(iso).setLocale('en').toRelative() ?? iso;
}

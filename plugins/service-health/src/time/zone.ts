import { DateTime } from 'luxon';

/** The zone that all times of the page are in: `Europe/Berlin (UTC+1)`. */
export function zoneText(): string {
  const now = DateTime.now();
  const offset = `UTC${now.offset === 0 ? '' : now.toFormat('Z')}`;
  const name = now.zoneName;
  return !name || name === 'UTC' || name === 'Etc/UTC'
    ? offset
    : `${name} (${offset})`;
}

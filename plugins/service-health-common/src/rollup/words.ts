/** `1 task`, `2 tasks`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * A moment as people say it: `09:12 UTC` today, `21 Nov 09:12 UTC` before.
 * In UTC, so that it is the same sentence for all who speak about it.
 */
export function moment(iso: string, now: Date): string {
  const date = new Date(iso);
  const time = `${date.toISOString().slice(11, 16)} UTC`;
  const sameDay =
    date.toISOString().slice(0, 10) === now.toISOString().slice(0, 10);
  if (sameDay) return time;
  const day = date.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return `${day} ${time}`;
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** What an owner is told about the end, and when: the days left at most. */
export type Notice = 'three-days' | 'one-day' | 'expired';

/** The moment after the last day, UTC. */
export function endOf(expiresOn: string): Date {
  return new Date(Date.parse(`${expiresOn}T00:00:00Z`) + MS_PER_DAY);
}

/** The last notice that is due by now; undefined while there is time. */
export function dueNotice(expiresOn: string, now: Date): Notice | undefined {
  const daysLeft = (endOf(expiresOn).getTime() - now.getTime()) / MS_PER_DAY;
  if (daysLeft <= 0) return 'expired';
  if (daysLeft <= 1) return 'one-day';
  return daysLeft <= 3 ? 'three-days' : undefined;
}

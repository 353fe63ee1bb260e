const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const SHORTEST_WINDOW_MINUTES = 30;

/** From a minute of the week, for a number of minutes. */
interface Window {
  start: number;
  minutes: number;
}

/**
 * What RDS would refuse about the two windows, in a sentence with the fix.
 *
 * @param backup - daily, such as `03:00-04:00`
 * @param maintenance - weekly, such as `sun:04:00-sun:05:00`
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function windowsProblem(
  backup: string,
  maintenance: string,
):
  | { field: 'backupWindow' | 'maintenanceWindow'; message: string }
  | undefined {
  const [from, to] = backup.split('-').map(minuteOfDay);
  const daily = span(from, to, DAY_MINUTES);
  const [start, end] = maintenance.split('-').map(minuteOfWeek);
  const weekly = span(start, end, WEEK_MINUTES);
  if (daily.minutes < SHORTEST_WINDOW_MINUTES) {
    return {
      field: 'backupWindow',
      message: `The backup window has to be half an hour at least; \`${backup}\` is not.`,
    };
  }
  if (weekly.minutes < SHORTEST_WINDOW_MINUTES) {
    return {
      field: 'maintenanceWindow',
      message: `The maintenance window has to be half an hour at least; \`${maintenance}\` is not.`,
    };
  }
  const overlaps = DAYS.some((_, day) =>
    overlap({ ...daily, start: day * DAY_MINUTES + daily.start }, weekly),
  );
  if (overlaps) {
    return {
      field: 'maintenanceWindow',
      message: `The maintenance window \`${maintenance}\` overlaps the backup window \`${backup}\`, which RDS refuses; move one of them.`,
    };
  }
  return undefined;
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function minuteOfWeek(time: string): number {
  const [day, ...rest] = time.split(':');
  return DAYS.indexOf(day) * DAY_MINUTES + minuteOfDay(rest.join(':'));
}

function span(start: number, end: number, cycle: number): Window {
  return { start, minutes: (end - start + cycle) % cycle };
}

/** Whether two windows of the week meet; both may run over its end. */
function overlap(a: Window, b: Window): boolean {
  const fromAToB = (b.start - a.start + WEEK_MINUTES) % WEEK_MINUTES;
  const fromBToA = (a.start - b.start + WEEK_MINUTES) % WEEK_MINUTES;
  return fromAToB < a.minutes || fromBToA < b.minutes;
}

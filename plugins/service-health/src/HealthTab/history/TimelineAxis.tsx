import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { DateTime } from 'luxon';
import type { HealthWindow } from '../../api/ServiceHealthApi';
import { type Bucket, BUCKETS, bucketsOf } from './buckets';
import {
  KIND_LABELS,
  TIMELINE_KINDS,
  type TimelineEntry,
  type TimelineKind,
} from './timelineEntries';

const DAY_MS = 86_400_000;
const TICKS = 4;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(0.5, 1.5),
    alignItems: 'center',
    marginBottom: theme.spacing(1.5),
  },
  lane: {
    position: 'relative',
    height: 18,
    background: theme.palette.action.hover,
    borderRadius: 2,
    overflow: 'hidden',
  },
  bucket: {
    position: 'absolute',
    top: 2,
    bottom: 2,
    width: `${100 / BUCKETS}%`,
    minWidth: 4,
    borderRadius: 2,
  },
  deployment: { background: theme.palette.secondary.main },
  alarm: { background: theme.palette.warning.main },
  alarmOn: { background: theme.palette.error.main },
  stop: { background: theme.palette.error.main },
  database: { background: theme.palette.info.main },
  event: { background: theme.palette.text.secondary },
  ticks: {
    gridColumn: 2,
    display: 'flex',
    justifyContent: 'space-between',
    fontVariantNumeric: 'tabular-nums',
  },
}));

/**
 * When what happened, a lane for each kind, on the time axis of the charts.
 * The list below it says the same in words.
 */
export const TimelineAxis = ({
  entries,
  kinds,
  window,
}: {
  entries: TimelineEntry[];
  kinds: Set<TimelineKind>;
  window: HealthWindow;
}) => {
  const classes = useStyles();
  const format = timeFormat(window);
  return (
    <div className={classes.root} aria-hidden>
      {TIMELINE_KINDS.filter(kind => kinds.has(kind)).map(kind => (
        <Lane
          key={kind}
          kind={kind}
          buckets={bucketsOf(
            entries.filter(entry => entry.kind === kind),
            window,
          )}
          format={format}
        />
      ))}
      <div className={classes.ticks}>
        {ticksOf(window).map(ms => (
          <Typography key={ms} variant="caption" color="textSecondary">
            {DateTime.fromMillis(ms).setLocale('en').toFormat(format)}
          </Typography>
        ))}
      </div>
    </div>
  );
};

const Lane = ({
  kind,
  buckets,
  format,
}: {
  kind: TimelineKind;
  buckets: Bucket[];
  format: string;
}) => {
  const classes = useStyles();
  return (
    <>
      <Typography variant="caption">{KIND_LABELS[kind]}</Typography>
      <div className={classes.lane}>
        {buckets.map(({ leftPercent, entries }) => (
          <span
            key={leftPercent}
            className={`${classes.bucket} ${
              classes[isAlarmOn(entries) ? 'alarmOn' : kind]
            }`}
            style={{ left: `${leftPercent}%` }}
            title={titleOf(entries, format)}
          />
        ))}
      </div>
    </>
  );
};

function isAlarmOn(entries: TimelineEntry[]): boolean {
  return entries.some(
    ({ kind, status }) => kind === 'alarm' && status === 'critical',
  );
}

const NAMED = 5;

function titleOf(entries: TimelineEntry[], format: string): string {
  const lines = entries
    .slice(0, NAMED)
    .map(
      ({ at, text }) =>
        `${DateTime.fromISO(at).setLocale('en').toFormat(format)} ${text}`,
    );
  const rest = entries.length - lines.length;
  return [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

function ticksOf({ start, end }: HealthWindow): number[] {
  const from = Date.parse(start);
  const length = Date.parse(end) - from;
  return Array.from(
    { length: TICKS + 1 },
    (_, index) => from + (length * index) / TICKS,
  );
}

function timeFormat({ start, end }: HealthWindow): string {
  return Date.parse(end) - Date.parse(start) >= DAY_MS
    ? 'd LLL HH:mm'
    : 'HH:mm';
}

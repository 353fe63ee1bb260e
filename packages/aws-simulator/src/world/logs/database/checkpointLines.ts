import { MINUTE_MS, Random } from '../../traffic';
import type { LogLine } from '../LogLine';
import { postgresLine } from './PostgresLine';

const EVERY_MINUTES = 5;
const CHECKPOINTER = { pid: 401 };
const KILOBYTES_PER_BUFFER = 8;
const SHARED_BUFFERS = 24_000;
const SEGMENT_KILOBYTES = 65_536;
/** A checkpoint is spread over most of the time until the next. */
const LONGEST_SECONDS = 40;

/** What the checkpointer writes in a minute; every five it has to work. */
export function checkpointLines(seed: number, minute: number): LogLine[] {
  const turn = seed % EVERY_MINUTES;
  if (minute % EVERY_MINUTES !== turn) return [];
  const random = new Random(seed, minute, 41);
  const start = minute * MINUTE_MS + (seed % 9_000);
  const buffers = 60 + random.below(320);
  const write = Math.min(LONGEST_SECONDS, buffers * 0.1);
  const sync = 0.002 + 0.01 * random.next();
  const total = write + sync + 0.01;
  const files = 12 + random.below(30);
  const distance = buffers * KILOBYTES_PER_BUFFER * (1.1 + random.next());
  const segment = Math.floor(minute / EVERY_MINUTES) & 0xff;
  const place = (offset: number) =>
    `${(minute >> 20).toString(16).toUpperCase()}/${segment
      .toString(16)
      .toUpperCase()}${offset.toString(16).toUpperCase().padStart(6, '0')}`;
  const share = ((100 * buffers) / SHARED_BUFFERS).toFixed(1);
  const seconds = (value: number) => `${value.toFixed(3)} s`;
  return [
    postgresLine(start, CHECKPOINTER, 'LOG', 'checkpoint starting: time'),
    postgresLine(
      start + Math.round(1000 * total),
      CHECKPOINTER,
      'LOG',
      [
        `checkpoint complete: wrote ${buffers} buffers (${share}%)`,
        `0 WAL file(s) added, 0 removed, ${random.below(2)} recycled`,
        `write=${seconds(write)}, sync=${seconds(sync)}, total=${seconds(
          total,
        )}`,
        `sync files=${files}, longest=${seconds(sync / 2)}, average=${seconds(
          sync / files,
        )}`,
        `distance=${Math.round(distance)} kB, estimate=${SEGMENT_KILOBYTES} kB`,
        `lsn=${place(0x28)}, redo lsn=${place(0)}`,
      ].join('; '),
    ),
  ];
}

import type { Region } from '../Region';
import type { Resource } from '../Resource';
import type { LogGroupShape } from '../resources/logs';
import { MINUTE_MS } from '../traffic';
import type { World } from '../World';
import type { LogLine } from './LogLine';
import type { LogSource, StreamLine, StreamSummary } from './LogSource';
import { RecentValues } from './RecentValues';
import { LATE_MINUTES, RunsWindow } from './RunsWindow';
import { sourcesOf } from './sources';

const DAY_MS = 86_400_000;
const MINUTES_AT_ONCE = 120;
const RECENT_MINUTES = 8;
const INGESTION_DELAY_MS = 400;

/** An event of a log group. */
export interface GroupEvent {
  readonly stream: string;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly message: string;
  /** 56 digits, as AWS has them; follows from the event. */
  readonly id: string;
}

/** A time range in epoch milliseconds, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a log group. What tasks and databases wrote is generated, from the same
 * requests that the metrics count; what PutLogEvents wrote is added to it.
 */
export class LogGroupReader {
  /** Minutes are read in turn, and each is looked at from two. */
  readonly #recent = new RecentValues<StreamLine[]>(RECENT_MINUTES);
  readonly #sources: readonly LogSource[];

  constructor(
    private readonly world: World,
    region: Region,
    private readonly group: Resource<LogGroupShape>,
  ) {
    this.#sources = sourcesOf(world, region, group);
  }

  /** Events in a range, newest first, a minute at a time. */
  *newestFirst(span: Span): Generator<readonly GroupEvent[]> {
    const { from, to } = this.#kept(span);
    let runs = new RunsWindow();
    for (let minute = minuteOf(to); minute >= minuteOf(from); minute--) {
      runs = runs.covering(minute, minute - MINUTES_AT_ONCE, this.#sources);
      const events = this.#minute(minute, runs).filter(
        ({ timestamp }) => timestamp >= from && timestamp <= to,
      );
      if (events.length > 0) {
        yield events.reverse();
      }
    }
  }

  /** Events in a range, oldest first, a minute at a time. */
  *oldestFirst(span: Span): Generator<readonly GroupEvent[]> {
    const { from, to } = this.#kept(span);
    let runs = new RunsWindow();
    for (let minute = minuteOf(from); minute <= minuteOf(to); minute++) {
      runs = runs.covering(minute, minute + MINUTES_AT_ONCE, this.#sources);
      const events = this.#minute(minute, runs).filter(
        ({ timestamp }) => timestamp >= from && timestamp <= to,
      );
      if (events.length > 0) {
        yield events;
      }
    }
  }

  /** The streams that had something to say in a range, oldest first. */
  streams(span?: Span): StreamSummary[] {
    const { from, to } = this.#kept(span ?? { from: 0, to: Infinity });
    const written = Object.entries(this.group.shape.streams).map(
      ([name, stream]): StreamSummary => ({
        name,
        createdAt: stream.createdAt.getTime(),
        firstEventAt: stream.events[0]?.timestamp,
        lastEventAt: stream.events[stream.events.length - 1]?.timestamp,
      }),
    );
    const generated = this.#sources.flatMap(each => each.streams(from, to));
    return [...written, ...generated].sort((a, b) => a.createdAt - b.createdAt);
  }

  /** Cuts a range down to what is there: retention, creation, now. */
  #kept({ from, to }: Span): Span {
    const now = this.world.now().getTime();
    const { retentionInDays } = this.group.shape;
    const forgotten =
      retentionInDays === undefined ? 0 : now - retentionInDays * DAY_MS;
    return {
      from: Math.max(from, forgotten, this.group.createdAt.getTime()),
      to: Math.min(to, now),
    };
  }

  /** What the requests of a minute made a source log, then or a little later. */
  #requests(index: number, minute: number, runs: RunsWindow): StreamLine[] {
    const source = this.#sources[index];
    return this.#recent.get(
      `${index}/${minute}`,
      () =>
        source.traffic
          ?.servedIn(minute, runs.of(index, minute))
          .flatMap(served => source.ofRequest(served)) ?? [],
    );
  }

  /** All events of a minute, oldest first. */
  #minute(minute: number, runs: RunsWindow): GroupEvent[] {
    const start = minute * MINUTE_MS;
    const end = start + MINUTE_MS;
    const events: GroupEvent[] = [];
    const add = (stream: string, { timestamp, message }: LogLine) => {
      if (timestamp >= start && timestamp < end) {
        events.push(eventOf(stream, timestamp, message, events.length));
      }
    };
    this.#sources.forEach((source, index) => {
      for (const { stream, line } of source.ofMinute(
        minute,
        runs.of(index, minute),
      )) {
        add(stream, line);
      }
      for (let earlier = minute - LATE_MINUTES; earlier <= minute; earlier++) {
        for (const { stream, line } of this.#requests(index, earlier, runs)) {
          add(stream, line);
        }
      }
    });
    for (const [stream, written] of Object.entries(this.group.shape.streams)) {
      for (const { timestamp, message, ingestionTime } of written.events) {
        if (timestamp >= start && timestamp < end) {
          events.push({
            ...eventOf(stream, timestamp, message, events.length),
            ingestionTime,
          });
        }
      }
    }
    return events.sort((a, b) => a.timestamp - b.timestamp);
  }
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS);
}

function eventOf(
  stream: string,
  timestamp: number,
  message: string,
  position: number,
): GroupEvent {
  return {
    stream,
    timestamp,
    message,
    ingestionTime: timestamp + INGESTION_DELAY_MS,
    id: `${timestamp}${String(position).padStart(8, '0')}`.padStart(56, '3'),
  };
}

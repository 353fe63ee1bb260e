import type { LogEvent } from '../../../insights';
import type { LogGroupReader, Span } from '../../../world/logs';

/** A log group that a query reads. */
export interface EventSource {
  /** `<account>:<log group>`, the value of `@log`. */
  readonly log: string;
  readonly reader: LogGroupReader;
}

/** Hands out the events of several log groups, one group after the other. */
export class EventFeed {
  readonly #batches: Iterator<readonly LogEvent[]>;
  #share = 0;
  #isEmpty = false;

  constructor(sources: readonly EventSource[], span: Span) {
    this.#batches = this.#read(sources, span);
  }

  /** How much of the time range has been read, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Up to a minute of one group, newest first; empty at the end. */
  next(): readonly LogEvent[] {
    const { done, value } = this.#batches.next();
    if (done) {
      this.#isEmpty = true;
      this.#share = 1;
      return [];
    }
    return value;
  }

  *#read(
    sources: readonly EventSource[],
    span: Span,
  ): Generator<readonly LogEvent[]> {
    const length = Math.max(1, span.to - span.from);
    for (let index = 0; index < sources.length; index++) {
      const { log, reader } = sources[index];
      for (const minute of reader.newestFirst(span)) {
        const reached =
          (span.to - minute[minute.length - 1].timestamp) / length;
        this.#share = (index + reached) / sources.length;
        yield minute.map(event => ({
          timestamp: event.timestamp,
          ingestionTime: event.ingestionTime,
          message: event.message,
          logStream: event.stream,
          log,
        }));
      }
    }
  }
}

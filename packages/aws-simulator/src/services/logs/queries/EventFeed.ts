import type { LogEvent } from '../../../insights';
import type { LogGroupReader, Span } from '../../../world/logs';

/** A log group that a query reads. */
export interface EventSource {
  /** `<account>:<log group>`, the value of `@log`. */
  readonly log: string;
  readonly reader: LogGroupReader;
}

/** What is read for a query or for one of its subqueries. */
export interface FeedPart {
  readonly sources: readonly EventSource[];
  readonly span: Span;
  readonly take: (event: LogEvent) => void;
}

/** Reads log groups for a query, part after part, one group after the other. */
export class EventFeed {
  readonly #minutes: Iterator<void>;
  #share = 0;
  #isEmpty = false;

  constructor(parts: readonly FeedPart[]) {
    this.#minutes = this.#read(parts);
  }

  /** How much of what is to be read has been read, 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Hands over up to a minute of one group, newest first. */
  advance(): void {
    if (this.#minutes.next().done) {
      this.#isEmpty = true;
      this.#share = 1;
    }
  }

  *#read(parts: readonly FeedPart[]): Generator<void> {
    const stretches = parts.flatMap(({ sources, span, take }) =>
      sources.map(source => ({ source, span, take })),
    );
    for (const [index, { source, span, take }] of stretches.entries()) {
      const { log, reader } = source;
      const length = Math.max(1, span.to - span.from);
      for (const minute of reader.newestFirst(span)) {
        const { timestamp: reachedAt } = minute[minute.length - 1];
        this.#share =
          (index + (span.to - reachedAt) / length) / stretches.length;
        for (const event of minute) {
          take({
            timestamp: event.timestamp,
            ingestionTime: event.ingestionTime,
            message: event.message,
            logStream: event.stream,
            log,
          });
        }
        yield;
      }
    }
  }
}

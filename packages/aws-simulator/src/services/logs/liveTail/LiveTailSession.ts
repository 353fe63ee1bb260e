import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import { LogGroupReader } from '../../../world/logs';
import type { Region } from '../../../world/Region';
import type { Resource } from '../../../world/Resource';
import type { LogGroupShape } from '../../../world/resources/logs';
import type { World } from '../../../world/World';

/** As many events are shown of each second; more are sampled. */
const MAX_EVENTS = 500;
/** How much later than it says an event may have come. */
const LATENESS_MS = 120_000;

export interface LiveTailOptions {
  readonly groups: ReadonlyArray<Resource<LogGroupShape>>;
  readonly input: logs.StartLiveTailRequest;
  readonly matches: (message: string) => boolean;
  readonly timeoutMs: number;
  readonly intervalMs: number;
}

/** One StartLiveTail: what is new in some log groups, every second. */
export class LiveTailSession {
  constructor(
    private readonly world: World,
    private readonly region: Region,
    private readonly options: LiveTailOptions,
  ) {}

  async *events(): AsyncGenerator<logs.StartLiveTailResponseStream> {
    const { input, groups, timeoutMs, intervalMs } = this.options;
    yield {
      sessionStart: {
        requestId: randomUUID(),
        sessionId: randomUUID(),
        logGroupIdentifiers: groups.map(group => this.#arnOf(group)),
        logStreamNames: input.logStreamNames ?? [],
        logStreamNamePrefixes: input.logStreamNamePrefixes ?? [],
        logEventFilterPattern: input.logEventFilterPattern ?? '',
      },
    };
    const startedAt = performance.now();
    let seenUntil = this.world.now().getTime();
    while (performance.now() - startedAt < timeoutMs) {
      await wait(intervalMs, undefined, { ref: false });
      const now = this.world.now().getTime();
      const found = this.#arrivedBetween(seenUntil, now);
      seenUntil = now;
      yield {
        sessionUpdate: {
          sessionMetadata: { sampled: found.length > MAX_EVENTS },
          sessionResults: sampled(found),
        },
      };
    }
    yield {
      SessionTimeoutException: new logs.SessionTimeoutException({
        message: 'The live tail session has timed out.',
        $metadata: {},
      }),
    };
  }

  /** What came in from one time until another, oldest first. */
  #arrivedBetween(from: number, until: number): logs.LiveTailSessionLogEvent[] {
    const { groups, matches } = this.options;
    return groups
      .flatMap(group => {
        const reader = new LogGroupReader(this.world, this.region, group);
        const logGroupIdentifier = this.#arnOf(group);
        const span = { from: from - LATENESS_MS, to: until };
        return [...reader.oldestFirst(span)].flatMap(minute =>
          minute
            .filter(
              ({ ingestionTime, stream, message }) =>
                ingestionTime >= from &&
                ingestionTime < until &&
                this.#isChosen(stream) &&
                matches(message),
            )
            .map(({ stream, message, timestamp, ingestionTime }) => ({
              logStreamName: stream,
              logGroupIdentifier,
              message,
              timestamp,
              ingestionTime,
            })),
        );
      })
      .sort((a, b) => a.timestamp - b.timestamp);
  }

  #isChosen(stream: string): boolean {
    const { logStreamNames = [], logStreamNamePrefixes = [] } =
      this.options.input;
    return (
      (logStreamNames.length === 0 || logStreamNames.includes(stream)) &&
      (logStreamNamePrefixes.length === 0 ||
        logStreamNamePrefixes.some(prefix => stream.startsWith(prefix)))
    );
  }

  #arnOf({ shape }: Resource<LogGroupShape>): string {
    return this.region.arn('logs', `log-group:${shape.name}`);
  }
}

/** Evenly chosen events when there are too many to show. */
function sampled<Event>(events: readonly Event[]): Event[] {
  const step = Math.max(1, events.length / MAX_EVENTS);
  return Array.from(
    { length: Math.min(events.length, MAX_EVENTS) },
    (_, index) => events[Math.floor(index * step)],
  );
}

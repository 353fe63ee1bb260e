import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { requireFilterPattern } from '../filterPattern';
import { requireGroup } from '../groups';
import { invalidParameter } from '../refusals';
import { LiveTailSession } from './LiveTailSession';

const MAX_GROUPS = 10;
const MAX_SESSIONS = 15;
const THREE_HOURS_MS = 3 * 3_600_000;
const SECOND_MS = 1_000;

export interface LiveTailTimes {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/** The live tail sessions that are open, for StartLiveTail. */
export class LiveTails {
  readonly #open = new Map<Region, number>();

  constructor(
    private readonly world: World,
    private readonly times: LiveTailTimes,
  ) {}

  /**
   * Begins a session; it ends when its time is over or nobody reads on.
   *
   * @throws InvalidParameterException, ResourceNotFoundException,
   * LimitExceededException at 15 sessions
   */
  start(
    region: Region,
    input: logs.StartLiveTailRequest,
  ): AsyncIterable<logs.StartLiveTailResponseStream> {
    validate(input);
    const groups = (input.logGroupIdentifiers ?? []).map(identifier =>
      requireGroup(region, identifier),
    );
    const session = new LiveTailSession(this.world, region, {
      groups,
      input,
      matches: requireFilterPattern(input.logEventFilterPattern).test,
      timeoutMs: this.times.timeoutMs ?? THREE_HOURS_MS,
      intervalMs: this.times.intervalMs ?? SECOND_MS,
    });
    if (this.#count(region) >= MAX_SESSIONS) {
      throw new logs.LimitExceededException({
        message: `An account has at most ${MAX_SESSIONS} live tail sessions at once.`,
        $metadata: {},
      });
    }
    return this.#counted(region, session);
  }

  #count(region: Region): number {
    return this.#open.get(region) ?? 0;
  }

  async *#counted(region: Region, session: LiveTailSession) {
    this.#open.set(region, this.#count(region) + 1);
    try {
      yield* session.events();
    } finally {
      this.#open.set(region, this.#count(region) - 1);
    }
  }
}

function validate(input: logs.StartLiveTailRequest): void {
  const groups = input.logGroupIdentifiers ?? [];
  const { logStreamNames = [], logStreamNamePrefixes = [] } = input;
  if (groups.length < 1 || groups.length > MAX_GROUPS) {
    throw invalidParameter(
      `logGroupIdentifiers must have 1 to ${MAX_GROUPS} members.`,
    );
  }
  if (groups.some(group => group.endsWith('*'))) {
    throw invalidParameter(
      'The ARN of a log group must not end with an asterisk here.',
    );
  }
  if (logStreamNames.length > 0 && logStreamNamePrefixes.length > 0) {
    throw invalidParameter(
      'logStreamNames and logStreamNamePrefixes are mutually exclusive.',
    );
  }
  if (
    groups.length > 1 &&
    (logStreamNames.length > 0 || logStreamNamePrefixes.length > 0)
  ) {
    throw invalidParameter(
      'Log streams can be chosen only when there is exactly one log group.',
    );
  }
}

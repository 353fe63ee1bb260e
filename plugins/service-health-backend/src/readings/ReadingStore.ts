import { type AwsTarget, explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Reading } from '@quarterdeck/plugin-service-health-common';
import { groupedBy } from '../batches';
import {
  type Located,
  type Outcome,
  problemForAll,
  type Source,
} from '../sources/source';
import { nextReading } from './nextReading';
import { withinSeconds } from './withinSeconds';

interface Entry<TValue> {
  reading?: Reading<TValue>;
  /** Milliseconds since 1970. */
  freshUntil: number;
  /** Milliseconds since 1970. */
  usedAt: number;
  pending?: Promise<Reading<TValue>>;
}

/** @see ReadingStore */
export interface ReadingStoreOptions {
  /**
   * How long a good reading answers without asking AWS, at most: time is cut
   * into slots of that length, and each slot is read once. So many viewers,
   * whenever each of them looks, cost exactly what one costs who looks as often.
   */
  freshSeconds: number;
  /** How long a failed one does: long enough not to hammer, short to recover. */
  retrySeconds: number;
  /** How long a batch may take before its targets get a problem. */
  timeoutSeconds: number;
  /** Milliseconds since 1970; for tests. */
  now?: () => number;
}

/** What nobody looked at for so long is forgotten, last good readings too. */
const FORGET_AFTER_MS = 60 * 60_000;

/**
 * Remembers what a source said, so that a thousand viewers cost AWS what one
 * costs: a fresh reading is answered from memory, a target that is being read
 * is waited for, and only the rest is asked for, in one batch for each account
 * and region. When a source fails, its last good reading goes with the problem.
 */
export class ReadingStore<TTarget extends Located, TValue> {
  readonly #entries = new Map<string, Entry<TValue>>();
  readonly #now: () => number;

  constructor(private readonly options: ReadingStoreOptions) {
    this.#now = options.now ?? Date.now;
  }

  /**
   * One reading for each target, in their order. Never rejects.
   *
   * @param options - `keySuffix` tells apart what is asked about the same
   * target, such as ranges of time; `patienceSeconds` is how long to wait for
   * AWS, and then to do with what was known before
   */
  async read(
    source: Source<TTarget, TValue>,
    targets: TTarget[],
    options: { keySuffix?: string; patienceSeconds?: number } = {},
  ): Promise<Reading<TValue>[]> {
    const { keySuffix = '', patienceSeconds } = options;
    this.forgetUnused();
    const keyOf = ({ arn }: Located) => `${arn}${keySuffix}`;
    const now = this.#now();
    const stale = targets.filter(target => {
      const entry = this.entry(keyOf(target));
      entry.usedAt = now;
      return !entry.pending && !(entry.reading && entry.freshUntil > now);
    });
    for (const batch of batches(stale)) this.start(source, batch, keyOf);

    const entries = targets.map(target => this.entry(keyOf(target)));
    if (patienceSeconds !== undefined) {
      await settled(
        entries.flatMap(({ pending }) => pending ?? []),
        patienceSeconds,
      );
    }
    return Promise.all(
      entries.map(async ({ pending, reading }, index) =>
        patienceSeconds === undefined
          ? pending ?? reading ?? this.unanswered(targets[index])
          : reading ?? this.unanswered(targets[index]),
      ),
    );
  }

  /**
   * Asks AWS about a target at the next look, though its reading is fresh. It
   * stays the last good one.
   */
  forget(arn: string): void {
    const entry = this.#entries.get(arn);
    if (!entry) return;
    const letGo = () => {
      entry.freshUntil = 0;
    };
    letGo();
    entry.pending?.then(letGo);
  }

  private entry(key: string): Entry<TValue> {
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { freshUntil: 0, usedAt: this.#now() };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  /** All targets are of one account and region. */
  private start(
    source: Source<TTarget, TValue>,
    targets: TTarget[],
    keyOf: (target: TTarget) => string,
  ): void {
    const startedAt = this.#now();
    const outcomes = this.outcomesOf(source, targets);
    for (const target of targets) {
      const entry = this.entry(keyOf(target));
      entry.pending = outcomes.then(map => {
        const reading = nextReading(
          target.arn,
          map.get(target.arn),
          entry.reading,
          new Date(this.#now()),
        );
        const { freshSeconds, retrySeconds } = this.options;
        entry.reading = reading;
        entry.freshUntil = reading.problem
          ? this.#now() + retrySeconds * 1_000
          : endOfSlot(startedAt, freshSeconds * 1_000);
        entry.pending = undefined;
        return reading;
      });
    }
  }

  private async outcomesOf(
    source: Source<TTarget, TValue>,
    targets: TTarget[],
  ): Promise<Map<string, Outcome<TValue>>> {
    const [{ accountId, region }] = targets;
    const scope: AwsTarget = { accountId, region };
    try {
      return await withinSeconds(this.options.timeoutSeconds, signal =>
        source.read(scope, targets, signal),
      );
    } catch (error) {
      return problemForAll(targets, explainAwsError(error));
    }
  }

  private unanswered({ arn }: TTarget): Reading<TValue> {
    return {
      target: arn,
      at: new Date(this.#now()).toISOString(),
      problem: {
        kind: 'unreachable',
        message: 'AWS has not answered yet',
        remedy: 'The portal goes on waiting; nothing to do',
      },
    };
  }

  private forgetUnused(): void {
    const before = this.#now() - FORGET_AFTER_MS;
    for (const [key, { usedAt, pending }] of this.#entries) {
      if (usedAt < before && !pending) this.#entries.delete(key);
    }
  }
}

/** Waits until all are over, or the time is. None of them rejects. */
async function settled(
  work: Promise<unknown>[],
  seconds: number,
): Promise<void> {
  if (work.length === 0) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise(resolve => {
    timer = setTimeout(resolve, seconds * 1_000);
  });
  await Promise.race([Promise.all(work), patience]);
  clearTimeout(timer);
}

/** All times in milliseconds. */
function endOfSlot(now: number, length: number): number {
  return (Math.floor(now / length) + 1) * length;
}

function batches<TTarget extends Located>(targets: TTarget[]): TTarget[][] {
  return [
    ...groupedBy(
      targets,
      ({ accountId, region }) => `${accountId}/${region}`,
    ).values(),
  ];
}

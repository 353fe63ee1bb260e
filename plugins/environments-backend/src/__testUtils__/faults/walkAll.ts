import { ACCOUNT_ID } from '../awsWorld';
import { randomFrom } from '../randomFrom';
import { complaintsOf } from './complaints';
import { FAULT_KINDS } from './control';
import { LIVES, type Operation } from './lives';
import { startLives } from './startLives';
import { type Counts, FaultWalk, type Task, type Walked } from './walk';

/** Faults are by account, so that environments side by side do not mix. */
const ACCOUNTS = Array.from({ length: 20 }, (_, index) =>
  String(Number(ACCOUNT_ID) + index),
);
/** Longer than what passes takes, and short enough to see it end. */
const PATIENCE_MINUTES = 0.2;

/** How a call fails. */
export type Trouble = Pick<Task, 'kind' | 'isLasting'>;

/** All that there is: what passes, and what does not. */
export const TROUBLES: readonly Trouble[] = [
  ...FAULT_KINDS.map(kind => ({ kind })),
  ...FAULT_KINDS.filter(kind => kind !== 'access-denied').map(kind => ({
    kind,
    isLasting: true,
  })),
];

/**
 * Walks through every call of AWS that the operations of all lives make, and has
 * it fail.
 *
 * @param options - `troublesOf`: how, for the call of this number; each by itself.
 * `isAsked`: of which operations, @default all.
 */
export async function walkAll(options: {
  seed: string;
  troublesOf: (index: number) => readonly Trouble[];
  isAsked?: (operation: Operation) => boolean;
  say?: (line: string) => void;
}): Promise<Walked[]> {
  const { seed, troublesOf } = options;
  const { isAsked = () => true, say = () => undefined } = options;
  const { services, stop } = await startLives({
    accountIds: ACCOUNTS,
    patienceMinutes: PATIENCE_MINUTES,
  });
  try {
    const random = randomFrom(seed);
    const walks = ACCOUNTS.map(
      account => new FaultWalk(services, account, random),
    );
    const counts = await walks[0].undisturbed();
    const lives = LIVES.map(life => ({
      life,
      queues: queuesOf(life.filter(isAsked), counts, troublesOf),
    }));
    const walked: Walked[] = [];
    await Promise.all(
      walks.map(async walk => {
        for (const { life, queues } of lives) {
          for (let tasks = next(queues); tasks.length > 0; ) {
            await walk.through(life, tasks, counts, each => {
              say(lineOf(each));
              if (hasMissed(each)) {
                queues.get(each.operation)?.push({ ...taskOf(each), after: 0 });
              } else {
                walked.push(each);
              }
            });
            tasks = next(queues);
          }
        }
      }),
    );
    return walked;
  } finally {
    await stop();
  }
}

type Queues = Map<Operation, Task[]>;

/** What is to fail of each operation, and how. */
function queuesOf(
  operations: readonly Operation[],
  counts: Counts,
  troublesOf: (index: number) => readonly Trouble[],
): Queues {
  return new Map(
    operations.map(operation => [
      operation,
      [...counts[operation].keys()].flatMap((call, index) =>
        troublesOf(index).map(
          (trouble): Task => ({ operation, call, ...trouble }),
        ),
      ),
    ]),
  );
}

/** One of each, which one environment can meet with. */
function next(queues: Queues): Task[] {
  return [...queues.values()].flatMap(queue => queue.shift() ?? []);
}

/**
 * Whether the call was not made so often this time: who is slow looks less often
 * at what goes on meanwhile. Then the first of them is to fail.
 */
function hasMissed({ after, ending, hits, wrong }: Walked): boolean {
  return hits === 0 && after > 0 && ending.isDone && wrong.length === 0;
}

function taskOf({ operation, call, kind, isLasting }: Task): Task {
  return { operation, call, kind, isLasting };
}

/** One of them for each call, the next for the next; not what takes minutes. */
export function byRotation(index: number): readonly Trouble[] {
  const quick = TROUBLES.filter(
    ({ kind, isLasting }) => !isLasting || kind === 'throttle',
  );
  return [quick[index % quick.length]];
}

function lineOf(walked: Walked): string {
  const { operation, call, kind, isLasting, after, ending, seconds } = walked;
  return [
    `${operation} ${call} #${after + 1} ${
      isLasting ? 'lasting ' : ''
    }${kind}: ${ending.status}`,
    `${seconds.toFixed(1)} s`,
    ...(hasMissed(walked) ? ['missed, so the first of them is next'] : []),
    ...ending.told.flatMap(({ reason, remedy }) => [reason, remedy]),
    ...(hasMissed(walked) ? [] : complaintsOf(walked)).map(
      each => `NOT WELL: ${each}`,
    ),
  ].join('; ');
}

import { ACCOUNT_ID } from '../awsWorld';
import { randomFrom } from '../randomFrom';
import { complaintsOf } from './complaints';
import { FAULT_KINDS } from './control';
import { LIVES, type Operation } from './lives';
import { startLives } from './startLives';
import { FaultWalk, type Task, type Walked } from './walk';

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
      queues: life
        .filter(isAsked)
        .map(operation =>
          [...counts[operation].keys()].flatMap((call, index) =>
            troublesOf(index).map(
              (trouble): Task => ({ operation, call, ...trouble }),
            ),
          ),
        ),
    }));
    const walked: Walked[] = [];
    await Promise.all(
      walks.map(async walk => {
        for (const { life, queues } of lives) {
          while (queues.some(queue => queue.length > 0)) {
            const tasks = queues.flatMap(queue => queue.shift() ?? []);
            await walk.through(life, tasks, counts, each => {
              walked.push(each);
              say(lineOf(each));
            });
          }
        }
      }),
    );
    return walked;
  } finally {
    await stop();
  }
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
    ...ending.told.flatMap(({ reason, remedy }) => [reason, remedy]),
    ...complaintsOf(walked).map(each => `NOT WELL: ${each}`),
  ].join('; ');
}

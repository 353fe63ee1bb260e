import { createTestDatabase } from '@quarterdeck/test-support';
import { DeploymentStore } from '../../store/DeploymentStore';
import { startAwsWorld } from '../awsWorld';
import { migrate, startReplica } from '../portal';
import { randomFrom } from '../randomFrom';
import { FAULT_KINDS } from './control';
import { fullStacks } from './fullStacks';
import { FaultWalk, OPERATIONS, type Task, type Walked } from './walk';

/** Faults are by account, so that environments side by side do not mix. */
const ACCOUNTS = Array.from(
  { length: 9 },
  (_, index) => `${index + 1}23456789012`,
);
const LEASE_SECONDS = 20;
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
 * Walks through every call that create, update and destroy make of AWS, and
 * has it fail.
 *
 * @param options - `troublesOf`: how, for the call of this number; each by itself.
 */
export async function walkAll(options: {
  seed: string;
  troublesOf: (index: number) => readonly Trouble[];
  say?: (line: string) => void;
}): Promise<Walked[]> {
  const { seed, troublesOf, say = () => undefined } = options;
  const [database, world] = await Promise.all([
    createTestDatabase(),
    startAwsWorld({ accountIds: ACCOUNTS }),
  ]);
  await migrate(database.knex);
  const replica = startReplica({
    knex: database.knex,
    world,
    synthesize: fullStacks,
    leaseSeconds: LEASE_SECONDS,
    patienceMinutes: PATIENCE_MINUTES,
  });
  try {
    const store = new DeploymentStore(database.knex);
    const random = randomFrom(seed);
    const walks = ACCOUNTS.map(
      account => new FaultWalk(world, store, account, random),
    );
    const counts = await walks[0].undisturbed();
    const queues = OPERATIONS.map(operation =>
      [...counts[operation].keys()].flatMap((call, index) =>
        troublesOf(index).map(
          (trouble): Task => ({
            operation,
            call,
            ...trouble,
          }),
        ),
      ),
    );
    const walked: Walked[] = [];
    await Promise.all(
      walks.map(async walk => {
        while (queues.some(queue => queue.length > 0)) {
          const tasks = queues.flatMap(queue => queue.shift() ?? []);
          await walk.through(tasks, counts, each => {
            walked.push(each);
            say(lineOf(each));
          });
        }
      }),
    );
    return walked;
  } finally {
    await replica.stop();
    await world.stop();
    await database.destroy();
  }
}

/** One of them for each call, the next for the next; not what takes minutes. */
export function byRotation(index: number): readonly Trouble[] {
  const quick = TROUBLES.filter(
    ({ kind, isLasting }) => !isLasting || kind === 'throttle',
  );
  return [quick[index % quick.length]];
}

/**
 * What is wrong with how an operation came to its end: it has to finish, or, if
 * it was denied something, to say what, what that means, and what mends it; and
 * to finish when that is mended.
 */
export function complaintsOf(walked: Walked): string[] {
  const { kind, isLasting, deployment, again, hits } = walked;
  const mayFail = isLasting || kind === 'access-denied';
  const { status, failure } = deployment;
  if (hits === 0) return ['The fault has hit nothing'];
  if (status === 'succeeded') return [];
  return [
    ...(mayFail ? [] : [`It has ${status}`]),
    ...(failure?.reason ? [] : ['It does not say why']),
    ...(failure?.meaning ? [] : ['It does not say what that means']),
    ...(failure?.remedy ? [] : ['It does not say what mends it']),
    ...(again?.status === 'succeeded'
      ? []
      : [`Once more, it ${again?.status}`]),
  ];
}

function lineOf(walked: Walked): string {
  const { operation, call, kind, isLasting, after, deployment, seconds } =
    walked;
  const { status, failure } = deployment;
  const complaints = complaintsOf(walked);
  return [
    `${operation} ${call} #${after + 1} ${
      isLasting ? 'lasting ' : ''
    }${kind}: ${status}`,
    `${seconds.toFixed(1)} s`,
    ...(failure ? [failure.reason, failure.remedy] : []),
    ...complaints.map(each => `NOT WELL: ${each}`),
  ].join('; ');
}

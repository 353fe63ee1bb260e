import { createTestDatabase } from '@quarterdeck/test-support';
import { DeploymentStore } from '../../store/DeploymentStore';
import { ACCOUNT_ID, startAwsWorld } from '../awsWorld';
import { startPlanner } from '../planner';
import { auditor, migrate, startReplica } from '../portal';
import { randomFrom } from '../randomFrom';
import { PlanStore } from '../../store/PlanStore';
import { complaintsOf } from './complaints';
import { FAULT_KINDS } from './control';
import { fullStacks } from './fullStacks';
import { Hindrances } from './Hindrances';
import { LIVES, type Operation } from './lives';
import { Registrar } from './Registrar';
import type { WalkServices } from './services';
import { FaultWalk, type Task, type Walked } from './walk';

/** Faults are by account, so that environments side by side do not mix. */
const ACCOUNTS = Array.from({ length: 20 }, (_, index) =>
  String(Number(ACCOUNT_ID) + index),
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
  const [database, world] = await Promise.all([
    createTestDatabase(),
    startAwsWorld({ accountIds: ACCOUNTS }),
  ]);
  await migrate(database.knex);
  const { knex } = database;
  const hindrances = new Hindrances();
  const registrar = new Registrar();
  const settings = {
    knex,
    world,
    resolveNs: registrar.resolveNs,
    synthesize: fullStacks(hindrances),
    leaseSeconds: LEASE_SECONDS,
    patienceMinutes: PATIENCE_MINUTES,
  };
  const replica = startReplica(settings);
  const planner = startPlanner(settings);
  try {
    const services: WalkServices = {
      auditor,
      deployments: new DeploymentStore(knex),
      hindrances,
      knex,
      plans: new PlanStore(knex, { planValidHours: 1 }),
      registrar,
      world,
    };
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
    await planner.stop();
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

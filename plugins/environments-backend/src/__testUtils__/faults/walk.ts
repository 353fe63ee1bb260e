import { ACTS } from './acts';
import { asItShouldBe } from './asItShouldBe';
import { type CallName, Control, type Fault, type FaultKind } from './control';
import type { Ending } from './endings';
import type { Life, Operation } from './lives';
import { cleanUp, liveThrough } from './liveThrough';
import type { WalkServices } from './services';
import { Subject } from './Subject';

/** Which call of which operation fails, and how. */
export interface Task {
  operation: Operation;
  call: CallName;
  kind: FaultKind;
  /** Whether it goes on for longer than the portal's patience. */
  isLasting?: boolean;
  /** So many of these calls go well first. @default by chance */
  after?: number;
}

/** What became of one operation of which a call failed. */
export interface Walked extends Task {
  after: number;
  /** How often the fault has hit. */
  hits: number;
  ending: Ending;
  seconds: number;
  /** Without the fault, once more: for one that was not done. */
  again?: Ending;
  /** What in the account is not as it should be in the end. */
  wrong: string[];
}

/** How often a stack is looked at is not the same each time. */
const SHARE = 0.8;

export type Counts = Record<Operation, Map<CallName, number>>;

/** Takes environments of one account through operations that meet faults. */
export class FaultWalk {
  readonly #control: Control;
  #environments = 0;
  /** What was wrong with the environment before is not told again. */
  readonly #known = new Set<string>();

  constructor(
    private readonly services: WalkServices,
    private readonly accountId: string,
    private readonly random: () => number,
  ) {
    this.#control = new Control(services.world);
  }

  /** Which calls each operation makes, and how often, when all is well. */
  async undisturbed(): Promise<Counts> {
    const counts = {} as Counts;
    await liveThrough(
      () => this.#newSubject(),
      async ({ run }, subject, operation) => {
        await this.#control.calls();
        const { isDone, status, told } = await run(subject);
        counts[operation] = await this.#control.calls();
        if (!isDone) {
          throw new Error(
            `Undisturbed, ${operation} is ${status}: ${told[0]?.reason}`,
          );
        }
      },
    );
    return counts;
  }

  /** One environment, from its beginning to its end; at most a fault in each. */
  async through(
    life: Life,
    tasks: readonly Task[],
    counts: Counts,
    report: (walked: Walked) => void,
  ): Promise<void> {
    const subject = this.#newSubject();
    this.#known.clear();
    for (const operation of life) {
      const { after, isGround, prepare, run } = ACTS[operation];
      const task = tasks.find(each => each.operation === operation);
      if (!task && !isGround) continue;
      await prepare?.(subject);
      if (task) {
        const walked = await this.#meet(subject, task, counts);
        report(walked);
        if (!(walked.again ?? walked.ending).isDone) return;
      } else {
        await run(subject);
      }
      await after?.(subject);
    }
    await cleanUp(subject);
  }

  async #meet(subject: Subject, task: Task, counts: Counts): Promise<Walked> {
    const { operation } = task;
    const act = ACTS[operation];
    const times = counts[operation].get(task.call) ?? 1;
    const fault: Fault = {
      ...task,
      account: this.accountId,
      after: task.after ?? Math.floor(this.random() * times * SHARE),
    };
    const startedMs = performance.now();
    const end = await this.#control.begin(fault);
    const ending = await act.run(subject);
    const hits = await end();
    const seconds = (performance.now() - startedMs) / 1_000;
    const again =
      ending.isDone || !ending.isOver
        ? undefined
        : await (act.again ?? act.run)(subject);
    return {
      ...task,
      after: fault.after,
      hits,
      ending,
      seconds,
      again,
      wrong: await this.#wrong(subject, task, { ending, again }),
    };
  }

  /** What could not be removed, and was said, stays until the stack changes. */
  async #wrong(
    subject: Subject,
    { operation, call }: Task,
    { ending, again }: Pick<Walked, 'ending' | 'again'>,
  ): Promise<string[]> {
    const all = await asItShouldBe(subject, operation, again !== undefined);
    const fresh = all.filter(each => !this.#known.has(each));
    for (const each of fresh) this.#known.add(each);
    const isSaid =
      call === 'cloudformation:DeleteChangeSet' ||
      ending.told.some(({ meaning }) =>
        /Its change set is left/.test(meaning ?? ''),
      );
    return isSaid ? fresh.filter(each => !/^The change set/.test(each)) : fresh;
  }

  #newSubject(): Subject {
    this.#environments += 1;
    // Of its own in all accounts: what hinders it goes by its name.
    const name = `f${this.accountId.slice(-3)}-${this.#environments}`;
    return new Subject(this.services, this.accountId, name);
  }
}

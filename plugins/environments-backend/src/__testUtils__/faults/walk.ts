import type { AwsWorld } from '../awsWorld';
import { type CallName, Control, type Fault, type FaultKind } from './control';
import { fill } from './fill';
import { asItShouldBe } from './asItShouldBe';
import {
  type Ending,
  type Operation,
  OPERATIONS,
  type Operations,
} from './operations';
import { REGION } from '../awsWorld';

/** Which call of which operation fails, and how. */
export interface Task {
  operation: Operation;
  call: CallName;
  kind: FaultKind;
  /** Whether it goes on for longer than the portal's patience. */
  isLasting?: boolean;
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
    private readonly world: AwsWorld,
    private readonly operations: Operations,
    private readonly accountId: string,
    private readonly random: () => number,
  ) {
    this.#control = new Control(world);
  }

  /** Which calls each operation makes, and how often, when all is well. */
  async undisturbed(): Promise<Counts> {
    const name = this.#newName();
    const counts = {} as Counts;
    for (const operation of OPERATIONS) {
      await this.#control.calls();
      await this.operations.run(name, operation, 'undisturbed');
      counts[operation] = await this.#control.calls();
      if (operation === 'update') await this.#fill(name);
    }
    return counts;
  }

  /** One environment, from its beginning to its end; at most a fault in each. */
  async through(
    tasks: readonly Task[],
    counts: Counts,
    report: (walked: Walked) => void,
  ): Promise<void> {
    const name = this.#newName();
    this.#known.clear();
    for (const operation of OPERATIONS) {
      const task = tasks.find(each => each.operation === operation);
      if (task) {
        const walked = await this.#meet(name, task, counts);
        report(walked);
        if (!(walked.again ?? walked.ending).isOver) return;
      } else if (!LOOKS.has(operation)) {
        await this.operations.run(name, operation, 'unharmed');
      }
      if (operation === 'update') await this.#fill(name);
    }
  }

  async #meet(name: string, task: Task, counts: Counts): Promise<Walked> {
    const { operation } = task;
    const times = counts[operation].get(task.call) ?? 1;
    const fault: Fault = {
      ...task,
      account: this.accountId,
      after: Math.floor(this.random() * times * SHARE),
    };
    const startedMs = performance.now();
    const end = await this.#control.begin(fault);
    const ending = await this.operations.run(name, operation, 'harmed');
    const hits = await end();
    const seconds = (performance.now() - startedMs) / 1_000;
    const again =
      ending.isDone || !ending.isOver
        ? undefined
        : await this.operations.run(name, operation, 'again');
    return {
      ...task,
      after: fault.after,
      hits,
      ending,
      seconds,
      again,
      wrong: await this.#wrong(name, task, ending),
    };
  }

  /** What could not be removed, and was said, stays until the stack changes. */
  async #wrong(
    name: string,
    { operation, call }: Task,
    { told }: Ending,
  ): Promise<string[]> {
    const target = { accountId: this.accountId, region: REGION };
    const all = await asItShouldBe(
      this.world.awsClients,
      target,
      `${name}-production`,
      operation,
    );
    const fresh = all.filter(each => !this.#known.has(each));
    for (const each of fresh) this.#known.add(each);
    const isSaid =
      call === 'cloudformation:DeleteChangeSet' ||
      told.some(({ meaning }) => /Its change set is left/.test(meaning ?? ''));
    return isSaid ? fresh.filter(each => !/^The change set/.test(each)) : fresh;
  }

  #fill(name: string): Promise<void> {
    const target = { accountId: this.accountId, region: REGION };
    return fill(this.world.awsClients, target, `${name}-production`);
  }

  #newName(): string {
    this.#environments += 1;
    return `f${String(this.#environments).padStart(3, '0')}`;
  }
}

/** They change nothing: what comes after them does not need them. */
const LOOKS = new Set<Operation>(['plan creation', 'plan change', 'preview']);

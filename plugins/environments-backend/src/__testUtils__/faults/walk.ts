import {
  type Deployment,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import type { DeploymentStore } from '../../store/DeploymentStore';
import { type AwsWorld, REGION } from '../awsWorld';
import { isOver, until } from '../portal';
import { type CallName, Control, type Fault, type FaultKind } from './control';
import { fill } from './fill';

export const OPERATIONS = ['create', 'update', 'destroy'] as const;

export type Operation = (typeof OPERATIONS)[number];

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
  deployment: Deployment;
  seconds: number;
  /** Without the fault, once more: for one that has failed. */
  again?: Deployment;
}

/** How often a stack is looked at is not the same each time. */
const SHARE = 0.8;

type Counts = Record<Operation, Map<CallName, number>>;

/** Takes environments of one account through operations that meet faults. */
export class FaultWalk {
  readonly #control: Control;
  #environments = 0;

  constructor(
    private readonly world: AwsWorld,
    private readonly store: DeploymentStore,
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
      await this.#run(name, operation);
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
    for (const operation of OPERATIONS) {
      const task = tasks.find(each => each.operation === operation);
      if (task) {
        const walked = await this.#meet(name, task, counts);
        report(walked);
        if (!isOver(walked.again ?? walked.deployment)) return;
      } else {
        await this.#run(name, operation);
      }
      if (operation === 'update') await this.#fill(name);
    }
  }

  async #meet(name: string, task: Task, counts: Counts): Promise<Walked> {
    const times = counts[task.operation].get(task.call) ?? 1;
    const fault: Fault = {
      ...task,
      account: this.accountId,
      after: Math.floor(this.random() * times * SHARE),
    };
    const startedMs = performance.now();
    const end = await this.#control.begin(fault);
    const deployment = await this.#run(name, task.operation);
    const hits = await end();
    return {
      ...task,
      after: fault.after,
      hits,
      deployment,
      seconds: (performance.now() - startedMs) / 1_000,
      ...(isOver(deployment) &&
        deployment.status !== 'succeeded' && {
          again: await this.#run(name, task.operation, 'again'),
        }),
    };
  }

  async #run(
    name: string,
    operation: Operation,
    attempt = 'first',
  ): Promise<Deployment> {
    const { id } = await this.store.submit({
      environmentId: `${name}-production`,
      accountId: this.accountId,
      region: REGION,
      requestId: [this.accountId, name, operation, attempt].join('/'),
      requestedBy: 'user:default/ada',
      kind: operation === 'destroy' ? 'destroy' : 'deploy',
      options: { finalSnapshot: true },
      spec: parseEnvironmentSpec({
        name,
        stage: 'production',
        owner: 'group:default/shop',
        accountId: this.accountId,
        region: REGION,
        service: { logRetentionDays: operation === 'create' ? 30 : 90 },
      }),
    });
    // What hangs is shown as it is then, and does not end the walk.
    return until(this.store, id, isOver).catch(() => this.store.get(id));
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

import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';

type Checkpointed = Pick<
  ActionContext<JsonObject>,
  'checkpoint' | 'each' | 'step' | 'task'
>;

/** A checkpoint that fails is not remembered: the way to ask if there is one. */
class NotEnded extends Error {
  readonly name = 'NotEnded';
}

/**
 * One attempt of a step, with a name for its request to the backend.
 *
 * @remarks
 * A step that runs again after a restart of the portal must find the deployment
 * that it had asked for. A step that runs again because somebody pressed Retry
 * must ask for a new one. The task's id is the same in both cases; what differs
 * is whether the step had seen the deployment's end.
 */
export class Attempt {
  static async current(context: Checkpointed): Promise<Attempt> {
    for (let number = 1; ; number++) {
      const attempt = new Attempt(context, number);
      if (!(await attempt.#hasEnded())) return attempt;
    }
  }

  private constructor(
    private readonly context: Checkpointed,
    private readonly number: number,
  ) {}

  /** The same for this attempt in every process that makes it. */
  get requestId(): string {
    const { task, step } = this.context;
    return [task.id, step?.id ?? 'deploy', this.#name()].join('/');
  }

  /** Notes that the end was seen: what comes next is another attempt. */
  async end(): Promise<void> {
    await this.context.checkpoint({ key: this.#key(), fn: async () => true });
  }

  async #hasEnded(): Promise<boolean> {
    try {
      return await this.context.checkpoint({
        key: this.#key(),
        fn: async () => {
          throw new NotEnded();
        },
      });
    } catch (error) {
      if (error instanceof NotEnded) return false;
      throw error;
    }
  }

  #key(): string {
    return `ended-${this.#name()}`;
  }

  #name(): string {
    const { each } = this.context;
    return each ? `${each.key}-${this.number}` : String(this.number);
  }
}

import type { StackWork } from './StackWork';

/** Longer than anything that CloudFormation or RDS does as a rule. */
const LONGEST_HOURS = 3;
const MS_PER_HOUR = 3_600_000;

/**
 * Waits for something that somebody else has to come to an end with, says so
 * meanwhile, can be cancelled, and does not wait for ever.
 */
export class BoundedWait {
  readonly #startedMs = performance.now();

  constructor(private readonly work: StackWork) {}

  /**
   * Until it is time to look again; when that is not needed any more, say so
   * with `over`.
   *
   * @throws CancelledBeforeStart, or DeploymentFailed after some hours.
   */
  async again(problem: { message: string; remedy: string }): Promise<void> {
    const { work } = this;
    work.throwIfCancelled();
    if (performance.now() - this.#startedMs > LONGEST_HOURS * MS_PER_HOUR) {
      throw work.failure(`${problem.message}, for ${LONGEST_HOURS} hours`);
    }
    await work.patience.show(this, problem);
    await work.wait(work.lease.cancellation);
  }

  /** Nobody waits any more, for whatever reason. */
  async over(): Promise<void> {
    await this.work.patience.clear(this);
  }
}

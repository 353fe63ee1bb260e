import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/**
 * Takes jobs as long as there are some, several at once, and looks again after
 * a while, or when it is woken up.
 */
export class JobLoop<TJob extends object> {
  readonly #running = new Map<TJob, Promise<void>>();
  readonly #sleepers = new Set<AbortController>();
  #loop: Promise<void> | undefined;
  #stopped = false;

  constructor(
    private readonly options: {
      /** What the jobs are called, such as `deployments`. */
      what: string;
      /** The next job; undefined when there is none. */
      take: () => Promise<TJob | undefined>;
      /** Does one job; it must not throw. */
      run: (job: TJob) => Promise<void>;
      logger: LoggerService;
      maxConcurrent: number;
      pollIntervalSeconds: number;
    },
  ) {}

  start(): void {
    this.#loop ??= this.#takeUntilStopped();
  }

  /** Looks for work at once: there is something new. */
  wake(): void {
    for (const sleeper of this.#sleepers) sleeper.abort();
  }

  /**
   * Takes nothing any more, and waits for what runs.
   *
   * @param giveUp - asks a job to end, before it is waited for.
   */
  async stop(giveUp: (job: TJob) => Promise<void>): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
    for (const [job, running] of this.#running) {
      await giveUp(job);
      await running;
    }
  }

  /** Until it is time to look again; not at all once it is to stop. */
  pause(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise(resolve => {
      const wake = new AbortController();
      const timer = setTimeout(
        () => wake.abort(),
        this.options.pollIntervalSeconds * 1000,
      );
      this.#sleepers.add(wake);
      wake.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      });
    });
  }

  async #takeUntilStopped(): Promise<void> {
    const { maxConcurrent, run } = this.options;
    while (!this.#stopped) {
      const job =
        this.#running.size < maxConcurrent ? await this.#take() : undefined;
      if (job) {
        this.#running.set(
          job,
          run(job).finally(() => this.#running.delete(job)),
        );
      } else {
        await this.pause();
      }
    }
  }

  async #take(): Promise<TJob | undefined> {
    const { logger, take, what } = this.options;
    return take().catch(error => {
      logger.warn(
        `Could not look for ${what}, will look again: ${stringifyError(error)}`,
      );
      return undefined;
    });
  }
}

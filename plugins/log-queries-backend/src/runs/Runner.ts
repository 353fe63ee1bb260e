import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { QueryService } from './QueryService';
import type { RunRecord } from './record';
import {
  DEFAULT_FOLLOW_OPTIONS,
  type FollowOptions,
  RunFollower,
} from './RunFollower';
import type { RunQueue } from './RunQueue';
import type { RunStore } from './RunStore';
import { Sleeper } from './Sleeper';

/** How long a request waits for AWS to take a query or to stop it. */
const ANSWER_WITHIN_MS = 3_000;

const TICK_MS = 2_000;

/** @see {@link Runner} */
export interface RunnerOptions {
  /** How many queries run at once in one account and region. */
  concurrency: number;
  follow?: FollowOptions;
  tickMs?: number;
  /** Ids of runs to cancel, since nobody looks at them any more. */
  findDeserted?: () => Promise<string[]>;
}

/**
 * Runs what is in the queue, on this replica. Every replica has one; the
 * database sees to it that each run is followed once.
 */
export class Runner {
  readonly #followers = new Map<string, RunFollower>();
  readonly #sleeper = new Sleeper();
  #stopped = false;
  #ticking: Promise<void> = Promise.resolve();
  /** Never rejects: whoever asked for the filling is told. */
  #filling: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RunStore,
    private readonly queue: RunQueue,
    private readonly insights: QueryService,
    private readonly logger: LoggerService,
    private readonly options: RunnerOptions,
  ) {}

  /** Looks from time to time for runs that wait or were abandoned. */
  start(): void {
    this.#ticking = this.tickUntilStopped();
  }

  /** Leaves all runs to the other replicas, or to this one after a restart. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeper.wake();
    await this.#ticking;
    await this.#filling;
    await Promise.all([...this.#followers.values()].map(f => f.leave()));
  }

  /**
   * Begins with runs that have just been put into their queues, and waits a
   * little, so that what AWS says to them at once can be told at once.
   */
  async begin(runs: readonly RunRecord[]): Promise<RunRecord[]> {
    const targets = new Map(
      runs.map(run => [
        `${run.account_id}/${run.region}`,
        { accountId: run.account_id, region: run.region },
      ]),
    );
    for (const target of targets.values()) await this.fill(target);
    await within(
      ANSWER_WITHIN_MS,
      Promise.all(runs.map(({ id }) => this.#followers.get(id)?.started)),
    );
    return Promise.all(runs.map(({ id }) => this.store.get(id)));
  }

  /** @throws NotFoundError */
  async cancel(
    id: string,
    cancelledBy?: RunRecord['cancelled_by'],
  ): Promise<RunRecord> {
    await this.store.requestCancel(id, cancelledBy);
    const follower = this.#followers.get(id);
    follower?.cancel();
    await within(ANSWER_WITHIN_MS, follower?.finished);
    return this.store.get(id);
  }

  private async tickUntilStopped(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.tick();
      } catch (error) {
        this.logger.error(
          `Could not look for waiting runs: ${stringifyError(error)}`,
        );
      }
      await this.#sleeper.sleep(this.options.tickMs ?? TICK_MS);
    }
  }

  private async tick(): Promise<void> {
    for (const id of await this.deserted()) {
      this.logger.info(`Nobody looks at the run ${id} any more`);
      await this.cancel(id, 'nobody-looking');
    }
    for (const record of await this.queue.adoptAbandoned()) {
      this.logger.info(`Going on with the run ${record.id}`);
      this.follow(record);
    }
    for (const target of await this.queue.targets()) {
      await this.fill(target);
    }
  }

  private async deserted(): Promise<string[]> {
    return (await this.options.findDeserted?.()) ?? [];
  }

  /**
   * Gives all free places of an account and region to the next in the queue.
   * One at a time, so that after it this replica's runs have their followers.
   */
  private async fill(target: AwsTarget): Promise<void> {
    const filled = this.#filling.then(() => this.fillNow(target));
    this.#filling = filled.catch(() => undefined);
    await filled;
  }

  private async fillNow(target: AwsTarget): Promise<void> {
    while (!this.#stopped) {
      const next = await this.queue.claimNext(target, this.options.concurrency);
      if (!next) return;
      this.follow(next);
    }
  }

  private follow(record: RunRecord): void {
    const follower = new RunFollower(
      record,
      this.store,
      this.insights,
      this.logger,
      this.options.follow ?? DEFAULT_FOLLOW_OPTIONS,
    );
    this.#followers.set(record.id, follower);
    follower.finished
      .then(() => {
        if (this.#followers.get(record.id) === follower) {
          this.#followers.delete(record.id);
        }
        return this.fill({
          accountId: record.account_id,
          region: record.region,
        });
      })
      .catch(error =>
        this.logger.error(
          `Could not look for the next run: ${stringifyError(error)}`,
        ),
      );
  }
}

async function within(
  milliseconds: number,
  promise: Promise<unknown> | undefined,
): Promise<void> {
  if (!promise) return;
  const sleeper = new Sleeper();
  await Promise.race([promise, sleeper.sleep(milliseconds)]);
  sleeper.wake();
}

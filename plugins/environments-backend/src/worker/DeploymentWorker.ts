import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DeploymentRow } from '../store/rows';
import { DeploymentLease, secondsFromNow } from './DeploymentLease';
import { LeaseLostError } from './LeaseLostError';

/** Does a deployment, or goes on with it, until it is over. */
export interface LeasedJob {
  run(lease: DeploymentLease): Promise<void>;
}

/**
 * Takes deployments that nobody works on, queued ones and those whose holder
 * has gone silent, and runs them, several at once.
 */
export class DeploymentWorker {
  readonly #holder = `${hostname()}/${process.pid}/${randomUUID()}`;
  readonly #running = new Map<DeploymentLease, Promise<void>>();
  #loop: Promise<void> | undefined;
  #stopped = false;
  readonly #sleepers = new Set<AbortController>();

  constructor(
    private readonly options: {
      knex: Knex;
      job: LeasedJob;
      logger: LoggerService;
      leaseSeconds: number;
      pollIntervalSeconds: number;
      maxConcurrent: number;
    },
  ) {}

  start(): void {
    this.#loop ??= this.#takeUntilStopped();
  }

  /** Looks for work at once: there is a new deployment. */
  wake(): void {
    for (const sleeper of this.#sleepers) sleeper.abort();
  }

  /**
   * Stops where it is and gives everything back: CloudFormation goes on, and
   * the next replica, or this one after its restart, follows it.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
    const { logger } = this.options;
    for (const [lease, running] of this.#running) {
      await lease.release().catch(error => {
        logger.warn(`A lease was left to expire: ${stringifyError(error)}`);
      });
      await running;
    }
  }

  async #takeUntilStopped(): Promise<void> {
    const { logger, maxConcurrent } = this.options;
    while (!this.#stopped) {
      const lease =
        this.#running.size < maxConcurrent
          ? await this.#take().catch(error => {
              logger.warn(
                `Could not look for deployments, will look again: ${stringifyError(
                  error,
                )}`,
              );
              return undefined;
            })
          : undefined;
      if (lease) {
        this.#running.set(
          lease,
          this.#hold(lease).finally(() => this.#running.delete(lease)),
        );
      } else {
        await this.#pause();
      }
    }
  }

  async #take(): Promise<DeploymentLease | undefined> {
    const { knex, leaseSeconds } = this.options;
    const [row] = await knex<DeploymentRow>('deployments')
      .where('id', '=', oldestFree(knex))
      .update({
        lease_holder: this.#holder,
        lease_expires_at: secondsFromNow(knex, leaseSeconds),
        fencing_token: knex.raw('fencing_token + 1'),
      })
      .returning('*');
    return row && new DeploymentLease(knex, row, leaseSeconds);
  }

  async #hold(lease: DeploymentLease): Promise<void> {
    const { job, logger, leaseSeconds, pollIntervalSeconds } = this.options;
    const { id, environment_id, fencing_token } = lease.deployment;
    const name = `${id} of ${environment_id}`;
    logger.info(`Working on deployment ${name} (turn ${fencing_token})`);
    lease.keep(Math.min(leaseSeconds / 3, pollIntervalSeconds));
    try {
      await job.run(lease);
    } catch (error) {
      if (error instanceof LeaseLostError) logger.info(error.message);
      else {
        logger.error(
          `Deployment ${name} will be taken up again: ${stringifyError(error)}`,
        );
      }
      await this.#pause();
      await lease.release().catch(releaseError => {
        logger.warn(
          `A lease was left to expire: ${stringifyError(releaseError)}`,
        );
      });
    }
  }

  #pause(): Promise<void> {
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
}

/** `SKIP LOCKED` lets two replicas take two deployments at the same moment. */
function oldestFree(knex: Knex): Knex.QueryBuilder {
  return knex('deployments')
    .select('id')
    .whereNull('finished_at')
    .andWhere(free =>
      free
        .whereNull('lease_expires_at')
        .orWhere('lease_expires_at', '<', knex.fn.now()),
    )
    .orderBy('created_at')
    .limit(1)
    .forUpdate()
    .skipLocked();
}

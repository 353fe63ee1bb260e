import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DeploymentRow } from '../store/rows';
import { DeploymentLease, secondsFromNow } from './DeploymentLease';
import { JobLoop } from './JobLoop';
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
  readonly #loop: JobLoop<DeploymentLease>;

  constructor(
    private readonly options: {
      knex: Knex;
      job: LeasedJob;
      logger: LoggerService;
      leaseSeconds: number;
      pollIntervalSeconds: number;
      maxConcurrent: number;
    },
  ) {
    this.#loop = new JobLoop({
      ...options,
      what: 'deployments',
      take: () => this.#take(),
      run: lease => this.#hold(lease),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Looks for work at once: there is a new deployment. */
  wake(): void {
    this.#loop.wake();
  }

  /**
   * Stops where it is and gives everything back: CloudFormation goes on, and
   * the next replica, or this one after its restart, follows it.
   */
  async stop(): Promise<void> {
    await this.#loop.stop(lease => this.#release(lease));
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
      await this.#loop.pause();
      await this.#release(lease);
    }
  }

  async #release(lease: DeploymentLease): Promise<void> {
    await lease.release().catch(error => {
      this.options.logger.warn(
        `A lease was left to expire: ${stringifyError(error)}`,
      );
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

import { stringifyError } from '@backstage/errors';
import type {
  DeploymentFailure,
  DeploymentLink,
  DeploymentStatus,
  Remainder,
} from '@quarterdeck/plugin-environments-common';
import { fenced } from '@quarterdeck/plugin-aws-node';
import type { Knex } from 'knex';
import { endMessage } from '../notify/messages';
import { enqueue } from '../notify/Outbox';
import type { DeploymentRow, StackRow } from '../store/rows';
import { type CountedEvent, insertEvents } from './insertEvents';
import { LeaseLostError } from './LeaseLostError';

/** What a holder may write about a deployment as it goes on. */
export type DeploymentChanges = Partial<
  Pick<
    DeploymentRow,
    'status' | 'problem' | 'delegation' | 'started_at' | 'template_version'
  >
>;

/** How a deployment ended. */
export interface DeploymentEnd {
  status: Extract<DeploymentStatus, 'succeeded' | 'failed' | 'cancelled'>;
  failure?: DeploymentFailure;
  links?: DeploymentLink[];
  remainders?: Remainder[];
}

/**
 * The right of one replica to work on one deployment.
 *
 * @remarks
 * Every take-over increments the deployment's fencing token. A holder writes
 * under the condition that the token is still its own, and changes AWS `during`
 * its lease only. Once that is over, `signal` is aborted, and every method
 * throws: whoever was frozen for longer than the lease wakes up to find that it
 * may do nothing any more.
 */
export class DeploymentLease {
  readonly #abort = new AbortController();
  readonly #cancel = new AbortController();
  #renewal: NodeJS.Timeout | undefined;
  #expiry: NodeJS.Timeout | undefined;
  #renewedAtMs = performance.now();
  #isOver = false;

  constructor(
    private readonly knex: Knex,
    readonly deployment: DeploymentRow,
    private readonly leaseSeconds: number,
  ) {
    if (deployment.cancel_requested_at) this.#cancel.abort();
  }

  /** Aborted, with a {@link LeaseLostError}, when the lease is lost. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Aborted when somebody has asked to cancel the deployment. */
  get cancellation(): AbortSignal {
    return this.#cancel.signal;
  }

  /**
   * Renews the lease from now on, every so many seconds, until `release`. A
   * renewal that fails is tried again for as long as the lease lasts.
   */
  keep(everySeconds: number): void {
    this.#watch();
    this.#renewAfter(everySeconds);
  }

  /**
   * Extends the lease.
   *
   * @throws LeaseLostError when it is no longer this holder's.
   */
  async renew(): Promise<void> {
    this.signal.throwIfAborted();
    const before = performance.now();
    const [row] = await this.knex<DeploymentRow>('deployments')
      .where(this.#mine())
      .update({
        lease_expires_at: secondsFromNow(this.knex, this.leaseSeconds),
      })
      .returning(['cancel_requested_at']);
    if (!row) throw this.#lose('Another replica has taken it over');
    this.#renewedAtMs = before;
    if (row.cancel_requested_at) this.#cancel.abort();
    this.signal.throwIfAborted();
  }

  /**
   * Makes a call that changes AWS, with the lease renewed right before. Of the
   * requests that it makes none goes out when half of the lease has passed by
   * then: it could arrive when somebody else is the holder.
   *
   * @throws LeaseLostError when this holder may not make it.
   */
  async during<T>(call: () => Promise<T>): Promise<T> {
    await this.#insist(() => this.renew());
    return fenced(() => {
      this.signal.throwIfAborted();
      const silentSeconds = this.#silentMs / 1000;
      if (silentSeconds > this.leaseSeconds / 2) {
        throw this.#lose(
          `It was renewed ${silentSeconds.toFixed(
            1,
          )} s ago, too long for a call`,
        );
      }
    }, call);
  }

  /** Gives the deployment up, so that another replica need not wait. */
  async release(): Promise<void> {
    if (!this.signal.aborted) this.#lose('It was released');
    await this.knex<DeploymentRow>('deployments')
      .where(this.#mine())
      .update({ lease_holder: null, lease_expires_at: null });
  }

  async update(changes: DeploymentChanges): Promise<void> {
    await this.#write(async trx => {
      await trx<DeploymentRow>('deployments')
        .where(this.#mine())
        .update(unlessCancelling(trx, changes));
    });
  }

  /** What `plan` has written, in its order; nothing before that. */
  async stacks(): Promise<StackRow[]> {
    return this.#insist(() =>
      this.knex<StackRow>('deployment_stacks')
        .where({ deployment_id: this.deployment.id })
        .orderBy('position'),
    );
  }

  /** Writes down what is going to be deployed, once and for all replicas. */
  async plan(
    stacks: Omit<StackRow, 'deployment_id' | 'position'>[],
    changes: DeploymentChanges,
  ): Promise<void> {
    await this.#write(async trx => {
      const rows = stacks.map((stack, position) => ({
        ...stack,
        deployment_id: this.deployment.id,
        position,
        tags: JSON.stringify(stack.tags),
        depends_on: JSON.stringify(stack.depends_on),
        failure: null,
      }));
      if (rows.length > 0) await trx('deployment_stacks').insert(rows);
      await trx<DeploymentRow>('deployments')
        .where(this.#mine())
        .update(unlessCancelling(trx, changes));
    });
  }

  async updateStack(
    stackName: string,
    changes: Partial<StackRow>,
  ): Promise<void> {
    await this.#write(async trx => {
      await this.#updateStack(trx, stackName, changes);
    });
  }

  /**
   * Writes events, each with the count of its own stack at that moment, and
   * where the stack is after them. Events that are there already stay as they
   * are, so a holder that begins anew may tell everything again.
   */
  async addEvents(
    stackName: string,
    events: CountedEvent[],
    changes: Partial<StackRow>,
  ): Promise<void> {
    await this.#write(async trx => {
      await insertEvents(trx, this.deployment.id, stackName, events);
      await this.#updateStack(trx, stackName, changes);
    });
  }

  /** Ends the deployment, and with it the lease; people are told of it. */
  async finish(end: DeploymentEnd): Promise<void> {
    await this.#write(async trx => {
      await trx('deployments')
        .where(this.#mine())
        .update({
          status: end.status,
          failure: end.failure ? JSON.stringify(end.failure) : null,
          links: JSON.stringify(end.links ?? []),
          remainders: JSON.stringify(end.remainders ?? []),
          problem: null,
          delegation: null,
          finished_at: trx.fn.now(),
          lease_holder: null,
          lease_expires_at: null,
        });
      await enqueue(trx, endMessage(this.deployment, end));
    });
    this.#isOver = true;
    this.#forgetTimers();
  }

  async #updateStack(
    trx: Knex.Transaction,
    stackName: string,
    changes: Partial<StackRow>,
  ): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    await trx<StackRow>('deployment_stacks')
      .where({ deployment_id: this.deployment.id, stack_name: stackName })
      .update(changes);
  }

  /**
   * The row's lock holds off a take-over until the write is done. The database
   * takes it back from who is cut off in between: it would not find out for
   * hours by itself.
   */
  async #write(
    change: (trx: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    this.signal.throwIfAborted();
    await this.#insist(() =>
      this.knex.transaction(async trx => {
        const held = await trx<DeploymentRow>('deployments')
          .where(this.#mine())
          .forUpdate()
          .first('id', this.#givenUpWithTheLease());
        if (!held) throw this.#lose('Another replica has taken it over');
        await change(trx);
      }),
    );
  }

  /** Who cannot write down what happens has to leave it to the next holder. */
  async #insist<T>(ask: () => PromiseLike<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      throw this.#lose(`The database failed (${stringifyError(error)})`);
    }
  }

  /** Set by the same request that locks: one more would cost time. */
  #givenUpWithTheLease(): Knex.Raw {
    return this.knex.raw(
      "set_config('idle_in_transaction_session_timeout', ?, true)",
      [String(Math.ceil(this.leaseSeconds * 1_000))],
    );
  }

  #mine() {
    return {
      id: this.deployment.id,
      fencing_token: this.deployment.fencing_token,
    };
  }

  #lose(why: string): LeaseLostError {
    const error = new LeaseLostError(
      `Deployment ${this.deployment.id} is no longer ours: ${why}`,
    );
    this.#forgetTimers();
    this.#abort.abort(error);
    return error;
  }

  /** While the database is away, the lease lasts as long as it was given. */
  #watch(failure = 'the database does not answer'): void {
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(
      () => this.#lose(`The lease could not be renewed: ${failure}`),
      this.leaseSeconds * 1000 - this.#silentMs,
    );
  }

  #renewAfter(seconds: number): void {
    this.#renewal = setTimeout(async () => {
      const failure = await this.renew().catch(stringifyError);
      if (this.signal.aborted || this.#isOver) return;
      this.#watch(failure || undefined);
      this.#renewAfter(seconds);
    }, seconds * 1000);
  }

  #forgetTimers(): void {
    clearTimeout(this.#renewal);
    clearTimeout(this.#expiry);
  }

  /** How long ago the lease was renewed, by this process's own clock. */
  get #silentMs(): number {
    return performance.now() - this.#renewedAtMs;
  }
}

/** A moment by the database's clock, the only one that all replicas share. */
export function secondsFromNow(knex: Knex, seconds: number): Knex.Raw {
  return knex.raw("now() + ? * interval '1 second'", [seconds]);
}

/** Going on does not take back that somebody has asked to cancel. */
function unlessCancelling(knex: Knex, changes: DeploymentChanges) {
  if (!changes.status) return changes;
  return {
    ...changes,
    status: knex.raw(
      "CASE WHEN cancel_requested_at IS NULL THEN ? ELSE 'cancelling' END",
      [changes.status],
    ),
  };
}

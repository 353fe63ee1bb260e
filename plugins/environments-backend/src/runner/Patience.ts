import type { AuditorService } from '@backstage/backend-plugin-api';
import { insist, WaitedOut } from '../patience/insist';
import { type Trouble, Troubles } from '../patience/Troubles';
import type { DeploymentLease } from '../worker/DeploymentLease';
import { DeploymentFailed } from './DeploymentFailed';

const MS_PER_MINUTE = 60_000;

/**
 * Asks AWS, and asks again while AWS is out of reach, throttles, or does not
 * take the credentials: the deployment says so meanwhile. What is refused for
 * good fails the deployment with AWS's reason.
 */
export class Patience {
  readonly #troubles: Troubles;

  constructor(
    private readonly lease: DeploymentLease,
    private readonly auditor: AuditorService,
    /** For how long AWS may be out of reach. */
    private readonly limitMinutes: number,
  ) {
    this.#troubles = new Troubles(problem => lease.update({ problem }));
  }

  /** None: the first answer counts. */
  hurried(): Patience {
    return new Patience(this.lease, this.auditor, 0);
  }

  /** A call that changes nothing in AWS. */
  async read<T>(call: () => Promise<T>): Promise<T> {
    return this.#insist(call);
  }

  /**
   * A call that changes AWS: only whoever holds the lease makes it, and it is
   * written down before.
   *
   * @param action - as IAM names it, such as `cloudformation:DeleteStack`.
   * @param resource - what it changes: a name or an ARN.
   */
  async change<T>(
    action: string,
    resource: string,
    call: () => Promise<T>,
  ): Promise<T> {
    return this.#recorded(action, resource, () =>
      this.#insist(() => this.lease.during(call)),
    );
  }

  /**
   * The same, asked once: for what is gone on without, and come back to.
   *
   * @throws whatever AWS answers.
   */
  async attempt<T>(
    action: string,
    resource: string,
    call: () => Promise<T>,
  ): Promise<T> {
    return this.#recorded(action, resource, () => this.lease.during(call));
  }

  /** Lets the deployment say why one of its parts does not go on. */
  async show(of: object, trouble: Trouble): Promise<void> {
    await this.#troubles.show(of, trouble);
  }

  /** That part goes on. */
  async clear(of: object): Promise<void> {
    await this.#troubles.clear(of);
  }

  async #recorded<T>(
    action: string,
    resource: string,
    call: () => Promise<T>,
  ): Promise<T> {
    const { deployment } = this.lease;
    const event = await this.auditor.createEvent({
      eventId: 'aws-change',
      severityLevel: 'medium',
      meta: {
        action,
        resource,
        deploymentId: deployment.id,
        environmentId: deployment.environment_id,
        accountId: deployment.account_id,
        requestedBy: deployment.requested_by,
      },
    });
    try {
      const answer = await call();
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  async #insist<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await insist(call, {
        limitMs: this.limitMinutes * MS_PER_MINUTE,
        signal: this.lease.signal,
        onTrouble: problem => this.show(call, problem),
      });
    } catch (error) {
      if (!(error instanceof WaitedOut)) throw error;
      throw new DeploymentFailed({
        reason:
          this.limitMinutes > 0
            ? `${error.message}; so it was for ${this.limitMinutes} minutes`
            : error.message,
        meaning:
          'The deployment has given up. What CloudFormation has begun, it goes on with.',
        remedy: `${
          error.problem.finalRemedy ?? 'Look for the cause in AWS'
        }. Then retry: what is done stays done.`,
      });
    } finally {
      await this.clear(call);
    }
  }
}

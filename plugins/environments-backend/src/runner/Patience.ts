import type { AuditorService } from '@backstage/backend-plugin-api';
import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Problem } from '@quarterdeck/plugin-service-health-common';
import type { DeploymentLease } from '../worker/DeploymentLease';
import { LeaseLostError } from '../worker/LeaseLostError';
import { DeploymentFailed } from './DeploymentFailed';
import { sleep } from './sleep';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const MS_PER_MINUTE = 60_000;

const WAITED_OUT = new Set<Problem['kind']>([
  'throttled',
  'unreachable',
  'credentials',
]);

/**
 * Asks AWS, and asks again while AWS is out of reach, throttles, or does not
 * take the credentials: the deployment says so meanwhile. What is refused for
 * good fails the deployment with AWS's reason.
 */
export class Patience {
  #shown: string | undefined;

  constructor(
    private readonly lease: DeploymentLease,
    private readonly auditor: AuditorService,
    /** For how long AWS may be out of reach. */
    private readonly limitMinutes: number,
  ) {}

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
      const answer = await this.#insist(() => this.lease.during(call));
      await event.success();
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** Lets the deployment say why it does not go on, until `clear`. */
  async show(problem: { message: string; remedy?: string }): Promise<void> {
    if (this.#shown === problem.message) return;
    this.#shown = problem.message;
    await this.lease.update({
      problem: {
        message: problem.message,
        remedy: problem.remedy,
        since: new Date().toISOString(),
      },
    });
  }

  async clear(): Promise<void> {
    if (!this.#shown) return;
    this.#shown = undefined;
    await this.lease.update({ problem: null });
  }

  async #insist<T>(call: () => Promise<T>): Promise<T> {
    const startedMs = performance.now();
    let waitMs = FIRST_WAIT_MS;
    for (;;) {
      try {
        const answer = await call();
        await this.clear();
        return answer;
      } catch (error) {
        this.lease.signal.throwIfAborted();
        if (error instanceof LeaseLostError) throw error;
        const problem = explainAwsError(error);
        if (!isPassing(error, problem)) throw error;
        const passedMs = performance.now() - startedMs;
        if (passedMs > this.limitMinutes * MS_PER_MINUTE) {
          throw new DeploymentFailed({
            reason: `${problem.message}; so it was for ${this.limitMinutes} minutes`,
            meaning:
              'The deployment has given up. What CloudFormation has begun, it goes on with.',
            remedy: `${
              problem.remedy ?? 'Look for the cause in AWS'
            }. Then retry: what is done stays done.`,
          });
        }
        await this.show(problem);
        await sleep(waitMs, this.lease.signal);
        waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      }
    }
  }
}

function isPassing(error: unknown, problem: Problem): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | null)
    ?.$metadata?.httpStatusCode;
  return (
    WAITED_OUT.has(problem.kind) || (status !== undefined && status >= 500)
  );
}

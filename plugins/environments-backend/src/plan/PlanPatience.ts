import type { AuditorService } from '@backstage/backend-plugin-api';
import { insist, WaitedOut } from '../patience/insist';
import { Troubles } from '../patience/Troubles';
import { recordedChange } from '../recordedChange';
import type { PlanRow } from '../store/planRows';
import type { PlanStore } from '../store/PlanStore';
import { PlanFailed } from './PlanFailed';

const MS_PER_MINUTE = 60_000;

/**
 * Asks AWS for a plan, and asks again where that may help, for as long as
 * somebody who looks on is to wait in all; the plan says so meanwhile.
 */
export class PlanPatience {
  readonly #startedMs = performance.now();
  readonly #troubles: Troubles;

  constructor(
    private readonly options: {
      auditor: AuditorService;
      limitMinutes: number;
      /** The plan that is being made. */
      plan: PlanRow;
      plans: PlanStore;
      signal: AbortSignal;
    },
  ) {
    const { plan, plans } = options;
    this.#troubles = new Troubles(problem => plans.noteProblem(plan, problem));
  }

  /**
   * The same for a call that changes AWS, as comparing does: it is written down
   * before.
   *
   * @param action - as IAM names it, such as `cloudformation:CreateChangeSet`.
   * @param resource - what it changes: a name or an ARN.
   */
  async change<T>(
    action: string,
    resource: string,
    call: () => Promise<T>,
  ): Promise<T> {
    const { auditor, plan } = this.options;
    return recordedChange(
      auditor,
      {
        action,
        resource,
        environmentId: plan.environment_id,
        accountId: plan.account_id,
        region: plan.region,
        requestedBy: plan.requested_by,
        planId: plan.id,
      },
      () => this.ask(call),
    );
  }

  /**
   * @throws PlanFailed when AWS cannot be asked for too long; what AWS refuses
   * for good, as it is.
   */
  async ask<T>(call: () => Promise<T>): Promise<T> {
    const { limitMinutes, signal } = this.options;
    const passedMs = performance.now() - this.#startedMs;
    try {
      return await insist(call, {
        limitMs: limitMinutes * MS_PER_MINUTE - passedMs,
        signal,
        onTrouble: problem => this.#troubles.show(call, problem),
      });
    } catch (error) {
      if (!(error instanceof WaitedOut)) throw error;
      const remedy = error.problem.finalRemedy ?? 'Look for the cause in AWS';
      throw new PlanFailed(
        `${error.message}; so it was for ${limitMinutes} minutes`,
        `${remedy}. Then plan again.`,
      );
    } finally {
      await this.#troubles.clear(call);
    }
  }
}

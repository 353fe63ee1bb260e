import type { UserInfoService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  costOfScan,
  type EstimateResponse,
  type RunEstimate,
} from '@quarterdeck/plugin-log-queries-common';
import type { Access } from '../access/Access';
import type { Budgets } from '../guard/Budgets';
import { ConfirmationNeededError } from '../guard/refusals';
import type { ScanEstimator } from '../guard/ScanEstimator';
import { teamsOf } from '../guard/teamsOf';
import type { Caller } from './Caller';
import { MalformedQueryError } from './MalformedQueryError';
import type { NewRun, RunRecord } from './record';
import type { ResolvedRun } from './resolveRun';
import type { Runner } from './Runner';
import type { RunHistory } from './RunHistory';
import type { RunStore } from './RunStore';

/** What became of a wish to run something. */
export interface Submitted {
  records: RunRecord[];
  /** The run was there already: nothing was asked of AWS. */
  isStoredAnswer: boolean;
}

/** What a person says besides the query. */
export interface SubmitOptions {
  confirmedUsd?: number;
  /** Ask AWS even where a stored run would answer. */
  fresh?: boolean;
}

export interface RunDeskDeps {
  access: Access;
  estimator: ScanEstimator;
  budgets: Budgets;
  history: RunHistory;
  store: RunStore;
  runner: Runner;
  userInfo: UserInfoService;
  confirmAboveUsd?: number;
}

/**
 * The one way to run queries, for people and for programs: asks for the
 * permission, for a stored answer, for the price and the budgets, and then
 * puts the runs into their queues.
 */
export class RunDesk {
  constructor(private readonly deps: RunDeskDeps) {}

  /**
   * @throws NotAllowedError, ConfirmationNeededError, OverBudgetError,
   * MalformedQueryError
   */
  async submit(
    wishes: readonly ResolvedRun[],
    caller: Caller,
    options: SubmitOptions,
  ): Promise<Submitted> {
    const { history, store, runner, budgets } = this.deps;
    await this.requireAccess(wishes, caller);
    const known = await Promise.all(
      wishes.map(({ run }) =>
        store.withKey(caller.userEntityRef, run.idempotencyKey),
      ),
    );
    const started = known.flatMap(record => record ?? []);
    if (started.length === wishes.length) {
      return { records: started, isStoredAnswer: false };
    }
    const [first] = wishes;
    if (wishes.length === 1 && !options.fresh) {
      const answer = await history.answerOf(first.run);
      if (answer) return { records: [answer], isStoredAnswer: true };
    }
    const estimates = await this.estimateEach(wishes);
    const estimate = sumOf(estimates);
    this.requireConfirmation(estimate, options.confirmedUsd);
    const runs = await this.withPayers(wishes, caller, estimates);
    const added = await store.add(runs, trx =>
      budgets.assertCovered(trx, payersOf(runs, caller), estimate),
    );
    const records = await runner.begin(added);
    const malformed = records.flatMap(({ problem }) =>
      MalformedQueryError.isOne(problem) ? [problem] : [],
    );
    if (malformed.length === records.length) {
      // Nothing ran: what is worth keeping is in the answer.
      await Promise.all(records.map(({ id }) => store.remove(id)));
      throw new MalformedQueryError(malformed[0]);
    }
    return { records, isStoredAnswer: false };
  }

  /** What {@link RunDesk.submit} would say of the price, without running. */
  async estimate(
    wishes: readonly ResolvedRun[],
    caller: Caller,
  ): Promise<EstimateResponse> {
    await this.requireAccess(wishes, caller);
    const estimates = await this.estimateEach(wishes);
    const estimate = sumOf(estimates);
    const runs = await this.withPayers(wishes, caller, estimates);
    const answer =
      wishes.length === 1
        ? await this.deps.history.answerOf(wishes[0].run)
        : undefined;
    return {
      estimate,
      confirmAboveUsd: this.deps.confirmAboveUsd,
      needsConfirmation: !answer && this.isDear(estimate),
      budgets: await this.deps.budgets.report(payersOf(runs, caller)),
      ...(answer && { answeredByRunId: answer.id }),
    };
  }

  /** The caller's own teams: those that runs without an entity count for. */
  async teams(caller: Caller): Promise<string[]> {
    return this.teamsFor(caller, undefined);
  }

  private async requireAccess(
    wishes: readonly ResolvedRun[],
    { credentials }: Caller,
  ): Promise<void> {
    const refs = new Set(
      wishes.map(({ run }) => (run.beyondEntity ? undefined : run.entityRef)),
    );
    for (const ref of refs) {
      await this.deps.access.require(credentials, 'run', ref);
    }
  }

  private estimateEach(wishes: readonly ResolvedRun[]): Promise<RunEstimate[]> {
    return Promise.all(
      wishes.map(({ run }) => this.deps.estimator.estimate(run)),
    );
  }

  private requireConfirmation(
    estimate: RunEstimate,
    confirmedUsd: number | undefined,
  ): void {
    if (!this.isDear(estimate)) return;
    // The logs grow while somebody reads the question.
    const agreedUsd = (confirmedUsd ?? 0) * 1.1;
    if (agreedUsd < (estimate.costUsd ?? 0)) {
      throw new ConfirmationNeededError(
        estimate,
        this.deps.confirmAboveUsd ?? 0,
      );
    }
  }

  private isDear({ costUsd }: RunEstimate): boolean {
    const { confirmAboveUsd } = this.deps;
    return (
      confirmAboveUsd !== undefined &&
      costUsd !== undefined &&
      costUsd > confirmAboveUsd
    );
  }

  private async withPayers(
    wishes: readonly ResolvedRun[],
    caller: Caller,
    estimates: readonly RunEstimate[],
  ): Promise<NewRun[]> {
    return Promise.all(
      wishes.map(async ({ run, entity }, index) => ({
        ...run,
        estimatedBytes: estimates[index].bytes,
        teams: await this.teamsFor(caller, entity),
      })),
    );
  }

  private async teamsFor(
    { credentials }: Caller,
    entity: Entity | undefined,
  ): Promise<string[]> {
    if (!this.deps.budgets.areConfigured) return [];
    const { ownershipEntityRefs } = await this.deps.userInfo.getUserInfo(
      credentials,
    );
    return teamsOf(ownershipEntityRefs, entity);
  }
}

function payersOf(runs: readonly NewRun[], { userEntityRef }: Caller) {
  return {
    requestedBy: userEntityRef,
    teams: [...new Set(runs.flatMap(({ teams }) => teams))],
  };
}

/** Of several runs together, as far as they are known. */
function sumOf(estimates: readonly RunEstimate[]): RunEstimate {
  const known = estimates.flatMap(({ bytes }) => bytes ?? []);
  const problem = estimates.find(each => each.problem)?.problem;
  const bytes = known.reduce((sum, each) => sum + each, 0);
  return {
    ...(known.length > 0 && { bytes, costUsd: costOfScan(bytes) }),
    method: estimates[0].method,
    ...(problem && { problem }),
  };
}

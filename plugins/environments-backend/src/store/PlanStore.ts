import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type {
  ApprovalDecision,
  DeployedSpec,
  EnvironmentLocation,
  Page,
  PlanFilter,
  PlanStep,
} from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { decisionMessage, planMessage } from '../notify/messages';
import { enqueue } from '../notify/Outbox';
import { everything, type Narrow } from '../permissions/Sight';
import type { World } from '../plan/world';
import { secondsFromNow } from '../worker/DeploymentLease';
import { isUuid, newestRequests, readPage } from './filters';
import {
  type KnownPlan,
  type PlanAttempt,
  type PlanResult,
  type PlanRow,
  type ShownPlanRow,
  toPlan,
} from './planRows';
import type { Step } from './steps';

const SHOWN_COLUMNS = [
  'id',
  'request_id',
  'environment_id',
  'account_id',
  'region',
  'spec',
  'requested_by',
  'state',
  'step',
  'problem',
  'failure',
  'result',
  'digest',
  'decision',
  'outdated_because',
  'replaced_by',
  'deployment_id',
  'created_at',
  'finished_at',
  'valid_until',
  'heartbeat_at',
] as const satisfies readonly (keyof ShownPlanRow)[];

/** What a person asked to be planned. */
export interface NewPlan extends EnvironmentLocation {
  requestId: string;
  requestedBy: string;
  spec: DeployedSpec;
}

/** What a deployment by a plan needs of it. */
export interface PlanBasis {
  steps: Step[];
  world: World;
  digest: string;
}

/** Plans: asked for, taken by a planner, made, decided about. */
export class PlanStore {
  constructor(
    private readonly knex: Knex,
    private readonly options: { planValidHours: number },
  ) {}

  /** The same request gives the same plan. */
  async submit(request: NewPlan): Promise<KnownPlan> {
    await this.knex<PlanRow>('plans')
      .insert({
        id: randomUUID(),
        request_id: request.requestId,
        environment_id: request.environmentId,
        account_id: request.accountId,
        region: request.region,
        spec: request.spec,
        requested_by: request.requestedBy,
        state: 'planning',
        heartbeat_at: new Date(0),
      })
      .onConflict('request_id')
      .ignore();
    const plan = await this.byRequest(request.requestId);
    if (!plan) throw new NotFoundError('The plan was deleted meanwhile');
    return plan;
  }

  async byRequest(requestId: string): Promise<KnownPlan | undefined> {
    const [plan] = await this.list({ requestId, limit: 1 });
    return plan;
  }

  /** The newest first. */
  async list(
    filter: PlanFilter,
    narrow: Narrow = everything,
  ): Promise<KnownPlan[]> {
    const rows: ShownPlanRow[] = await this.knex<PlanRow>('plans')
      .modify(newestRequests, 'plans', filter)
      .modify(narrow)
      .modify(query => {
        if (!filter.pending) return;
        query
          .whereNot({ state: 'failed' })
          .whereNull('deployment_id')
          .whereNull('outdated_because')
          .whereRaw("coalesce(decision->>'verdict', '') <> 'rejected'")
          .whereRaw('coalesce(valid_until, now()) >= now()');
      })
      .select(SHOWN_COLUMNS);
    const now = new Date();
    return rows.map(row => toPlan(row, now));
  }

  /**
   * A page of that list.
   *
   * @throws NotFoundError where nobody knows what the page is to come before
   */
  async page(filter: PlanFilter, narrow: Narrow): Promise<Page<KnownPlan>> {
    const { before, limit } = filter;
    if (before) await this.get(before, narrow);
    return readPage(
      upTo => this.list({ ...filter, limit: upTo }, narrow),
      limit,
    );
  }

  /** @throws NotFoundError */
  async get(id: string, narrow: Narrow = everything): Promise<KnownPlan> {
    const row: ShownPlanRow | undefined = isUuid(id)
      ? await this.knex<PlanRow>('plans')
          .where({ id })
          .modify(narrow)
          .first(SHOWN_COLUMNS)
      : undefined;
    if (!row) throw new NotFoundError(`There is no plan ${id}`);
    return toPlan(row, new Date());
  }

  /** @throws NotFoundError for a plan that is not made. */
  async basis(id: string): Promise<PlanBasis> {
    const row = await this.knex<PlanRow>('plans').where({ id }).first();
    if (!row?.templates || !row.world || !row.digest) {
      throw new NotFoundError(`The plan ${id} has not been made`);
    }
    return { steps: row.templates, world: row.world, digest: row.digest };
  }

  /**
   * A plan that nobody makes: a new one, or one whose planner went silent. With
   * that a new attempt begins, and the earlier one writes nothing any more.
   *
   * @param silentSeconds - how long a planner may be silent.
   */
  async take(silentSeconds: number): Promise<PlanRow | undefined> {
    const next = this.knex<PlanRow>('plans')
      .select('id')
      .where({ state: 'planning' })
      .andWhere('heartbeat_at', '<', secondsFromNow(this.knex, -silentSeconds))
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked();
    const [row] = await this.knex<PlanRow>('plans')
      .where('id', '=', next)
      .update({
        heartbeat_at: this.knex.fn.now(),
        attempt: this.knex.raw('attempt + 1'),
      })
      .returning('*');
    return row;
  }

  /** @returns whether the attempt is still the one that counts. */
  async beat(attempt: PlanAttempt): Promise<boolean> {
    const beaten = await this.knex<PlanRow>('plans')
      .where(underWay(attempt))
      .update({ heartbeat_at: this.knex.fn.now() });
    return beaten > 0;
  }

  async note(attempt: PlanAttempt, step: PlanStep): Promise<void> {
    await this.knex<PlanRow>('plans')
      .where(underWay(attempt))
      .update({ step, heartbeat_at: this.knex.fn.now() });
  }

  /** What it waits for; null when it goes on. */
  async noteProblem(
    attempt: PlanAttempt,
    problem: PlanRow['problem'],
  ): Promise<void> {
    await this.knex('plans')
      .where(underWay(attempt))
      .update({ problem: problem && JSON.stringify(problem) });
  }

  /** People are told when the plan needs approval. */
  async finish(
    attempt: PlanAttempt,
    made: PlanBasis & { result: PlanResult },
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      const [row]: ShownPlanRow[] = await trx('plans')
        .where(underWay(attempt))
        .update({
          state: 'made',
          step: null,
          problem: null,
          result: JSON.stringify(made.result),
          templates: JSON.stringify(made.steps),
          world: JSON.stringify(made.world),
          digest: made.digest,
          finished_at: trx.fn.now(),
          valid_until: secondsFromNow(trx, this.options.planValidHours * 3_600),
        })
        .returning(SHOWN_COLUMNS);
      if (row) await enqueue(trx, planMessage(toPlan(row, new Date())));
    });
  }

  async fail(attempt: PlanAttempt, failure: PlanRow['failure']): Promise<void> {
    await this.knex('plans')
      .where(underWay(attempt))
      .update({
        state: 'failed',
        step: null,
        problem: null,
        failure: JSON.stringify(failure),
        finished_at: this.knex.fn.now(),
      });
  }

  /** @returns whether it was the first decision; people are told of that. */
  async decide(id: string, decision: ApprovalDecision): Promise<boolean> {
    return this.knex.transaction(async trx => {
      const [row]: ShownPlanRow[] = await trx('plans')
        .where({ id, state: 'made' })
        .whereNull('decision')
        .whereNull('deployment_id')
        .update({ decision: JSON.stringify(decision) })
        .returning(SHOWN_COLUMNS);
      if (row) await enqueue(trx, decisionMessage(toPlan(row, new Date())));
      return row !== undefined;
    });
  }

  async noteDeployment(id: string, deploymentId: string): Promise<void> {
    await this.knex<PlanRow>('plans')
      .where({ id })
      .update({ deployment_id: deploymentId });
  }

  /** The world has changed: another plan takes its place. */
  async outdate(
    id: string,
    because: string,
    replacedBy: string | undefined,
  ): Promise<void> {
    await this.knex<PlanRow>('plans')
      .where({ id })
      .update({
        outdated_because: because,
        replaced_by: replacedBy ?? null,
        deployment_id: null,
      });
  }
}

/** An attempt writes for as long as nobody else has begun anew. */
function underWay({ id, attempt }: PlanAttempt) {
  return { id, attempt, state: 'planning' as const };
}

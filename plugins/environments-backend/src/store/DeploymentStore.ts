import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import {
  type DeployedSpec,
  type Deployment,
  type DeploymentFilter,
  type DeploymentUpdate,
  type EnvironmentLocation,
  EVENTS_PER_ANSWER,
  type Page,
} from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { conflictWith } from './conflict';
import { estimateOf } from './estimate';
import { isUuid, newestRequests, readPage } from './filters';
import { Hindsight } from './hindsight';
import { offersOf } from './offers';
import {
  type DeploymentOptions,
  type DeploymentRow,
  type EventRow,
  type StackProgressRow,
  type StackRow,
  toDeployment,
  toDeploymentEvent,
} from './rows';
import { everything, type Narrow } from '../permissions/Sight';
import { stackProgress } from './stackProgress';
import type { Step } from './steps';

const UNIQUE_VIOLATION = '23505';

const STEP_COLUMNS = [
  'stack_name',
  'region',
  'part',
  'action',
  'template_body',
  'tags',
  'depends_on',
  'termination_protection',
  'total',
] as const satisfies readonly (keyof Step)[];

/** What a person asked for. */
export interface NewDeployment extends EnvironmentLocation {
  requestId: string;
  requestedBy: string;
  spec: DeployedSpec;
  /** @default 'deploy' */
  kind?: Deployment['kind'];
  /** The plan to run. */
  planId?: string;
  /** The deployment to take up again. */
  retryOf?: string;
  options?: DeploymentOptions;
}

/**
 * Deployments as the router sees them: asked for, looked at, cancelled. What
 * the holder of one writes goes through its lease.
 */
export class DeploymentStore {
  readonly #hindsight: Hindsight;

  constructor(private readonly knex: Knex) {
    this.#hindsight = new Hindsight(knex);
  }

  /**
   * Queues a deployment.
   *
   * @param narrow - to what is seen by who asks.
   * @throws ConflictError when another one of the environment is not over.
   */
  async submit(
    request: NewDeployment,
    narrow: Narrow = everything,
  ): Promise<Deployment> {
    try {
      const [row] = await this.knex<DeploymentRow>('deployments')
        .insert({
          id: randomUUID(),
          request_id: request.requestId,
          environment_id: request.environmentId,
          account_id: request.accountId,
          region: request.region,
          spec: request.spec,
          requested_by: request.requestedBy,
          status: 'queued',
          kind: request.kind ?? 'deploy',
          plan_id: request.planId ?? null,
          retry_of: request.retryOf ?? null,
          options: request.options ?? {},
        })
        .returning('*');
      return toDeployment(row, []);
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      // Two requests of the same name at once: the other one was faster.
      const same = await this.byRequest(request.requestId);
      if (same) return same;
      throw await conflictWith(this.knex, request, narrow);
    }
  }

  async byRequest(requestId: string): Promise<Deployment | undefined> {
    const [deployment] = await this.list({ requestId, limit: 1 });
    return deployment;
  }

  /** The last deployment of an environment that came to a good end. */
  async lastSucceeded(
    location: EnvironmentLocation,
  ): Promise<Deployment | undefined> {
    const row = await this.lastGood(location);
    return row?.kind === 'deploy' ? toDeployment(row, []) : undefined;
  }

  /**
   * What an environment was made of when it was last changed or taken down:
   * a request that came to no good end may be anybody's.
   */
  async lastSpec(
    location: EnvironmentLocation,
  ): Promise<DeployedSpec | undefined> {
    return (await this.lastGood(location))?.spec;
  }

  /** What was asked for beside the specification. */
  async optionsOf(id: string): Promise<DeploymentOptions> {
    const row = await this.knex<DeploymentRow>('deployments')
      .where({ id })
      .first('options');
    return row?.options ?? {};
  }

  /** What a deployment was going to do, stack by stack. */
  async stepsOf(id: string): Promise<Step[]> {
    return this.knex<StackRow>('deployment_stacks')
      .where({ deployment_id: id })
      .orderBy('position')
      .select(STEP_COLUMNS);
  }

  /** The newest first. */
  async list(
    filter: DeploymentFilter,
    narrow: Narrow = everything,
  ): Promise<Deployment[]> {
    const rows: DeploymentRow[] = await this.knex<DeploymentRow>('deployments')
      .modify(newestRequests, 'deployments', filter)
      .modify(narrow)
      .select('*');
    const stacks = await stackProgress(
      this.knex,
      rows.map(row => row.id),
    );
    const newest = await this.#hindsight.newestOf(rows);
    return Promise.all(
      rows.map(row =>
        this.#withHindsight(
          row,
          stacks.filter(stack => stack.deployment_id === row.id),
          newest.has(row.id),
        ),
      ),
    );
  }

  /**
   * A page of that list.
   *
   * @throws NotFoundError where nobody knows what the page is to come before
   */
  async page(
    filter: DeploymentFilter,
    narrow: Narrow,
  ): Promise<Page<Deployment>> {
    const { before, limit } = filter;
    if (before) await this.get(before, narrow);
    return readPage(
      upTo => this.list({ ...filter, limit: upTo }, narrow),
      limit,
    );
  }

  /** @throws NotFoundError */
  async get(id: string, narrow: Narrow = everything): Promise<Deployment> {
    const row: DeploymentRow | undefined = isUuid(id)
      ? await this.knex<DeploymentRow>('deployments')
          .where({ id })
          .modify(narrow)
          .first()
      : undefined;
    if (!row) throw new NotFoundError(`There is no deployment ${id}`);
    const newest = await this.#hindsight.newestOf([row]);
    const stacks = await stackProgress(this.knex, [id]);
    return this.#withHindsight(row, stacks, newest.has(id));
  }

  /**
   * Where a deployment is, and what happened after event number `after`. The
   * events are read first, so that one that is over has all of them.
   *
   * @throws NotFoundError
   */
  async update(
    id: string,
    after: number,
    narrow: Narrow = everything,
  ): Promise<DeploymentUpdate> {
    const before = await this.get(id, narrow);
    const events = await this.knex<EventRow>('deployment_events')
      .where({ deployment_id: id })
      .andWhere('n', '>', after)
      .orderBy('n')
      .limit(EVENTS_PER_ANSWER);
    return { deployment: before, events: events.map(toDeploymentEvent) };
  }

  /**
   * Notes that somebody wants it cancelled; its holder sees that within
   * seconds. Asking twice, or when it is over, changes nothing.
   *
   * @throws NotFoundError
   */
  async requestCancel(id: string, requestedBy: string): Promise<Deployment> {
    await this.get(id);
    await this.knex<DeploymentRow>('deployments')
      .where({ id })
      .whereNull('finished_at')
      .whereNull('cancel_requested_at')
      .update({
        cancel_requested_by: requestedBy,
        cancel_requested_at: this.knex.fn.now(),
        status: 'cancelling',
      });
    return this.get(id);
  }

  /** A deployment, with what can be done about it, or how long it takes. */
  async #withHindsight(
    row: DeploymentRow,
    stacks: StackProgressRow[],
    isNewest: boolean,
  ): Promise<Deployment> {
    const deployment = toDeployment(row, stacks);
    if (row.finished_at === null) {
      const durations = await this.#hindsight.durations(row);
      return {
        ...deployment,
        estimate: estimateOf(stacks, durations, new Date()),
      };
    }
    const left = isNewest
      ? await this.#hindsight.stacksAfter(row, stacks)
      : stacks;
    const offers = offersOf(row, left, isNewest, {});
    const isStuck = offers.some(({ kind }) => kind === 'continue');
    if (!isStuck) return { ...deployment, offers };
    const skippable = await this.#hindsight.rollbackFailures(row);
    return {
      ...deployment,
      offers: offersOf(row, left, isNewest, skippable),
    };
  }

  private async lastGood(
    location: EnvironmentLocation,
  ): Promise<DeploymentRow | undefined> {
    return this.knex<DeploymentRow>('deployments')
      .where({
        environment_id: location.environmentId,
        account_id: location.accountId,
        region: location.region,
        status: 'succeeded',
      })
      .orderBy('created_at', 'desc')
      .first();
  }
}

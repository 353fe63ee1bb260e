import type { Knex } from 'knex';
import type { Durations } from './estimate';
import type {
  DeploymentRow,
  EventRow,
  StackProgressRow,
  StackRow,
} from './rows';
import { stackProgress } from './stackProgress';

/** How many earlier deployments an estimate goes by, at most. */
const DEPLOYMENTS_REMEMBERED = 20;

/** What earlier deployments tell about one. */
export class Hindsight {
  constructor(private readonly knex: Knex) {}

  /** Those of the given ones that no other of their environment came after. */
  async newestOf(rows: readonly DeploymentRow[]): Promise<Set<string>> {
    const newest: { id: string }[] = await this.knex<DeploymentRow>(
      'deployments',
    )
      .whereIn(
        ['account_id', 'region', 'environment_id'],
        rows.map(row => [row.account_id, row.region, row.environment_id]),
      )
      .distinctOn('account_id', 'region', 'environment_id')
      .orderBy(['account_id', 'region', 'environment_id'])
      .orderBy('created_at', 'desc')
      .select('id', 'account_id', 'region', 'environment_id', 'created_at');
    return new Set(newest.map(({ id }) => id));
  }

  /**
   * The stacks of a deployment that is over. Those that it has not come to are
   * as the one left them that it takes up again.
   */
  async stacksAfter(
    { retry_of }: Pick<DeploymentRow, 'retry_of'>,
    stacks: readonly StackProgressRow[],
  ): Promise<StackProgressRow[]> {
    const isSeen = stacks.every(({ stack_status }) => stack_status !== null);
    if (isSeen || !retry_of) return [...stacks];
    const before = await this.knex<DeploymentRow>('deployments')
      .where({ id: retry_of })
      .first('retry_of');
    const left = await this.stacksAfter(
      before ?? { retry_of: null },
      await stackProgress(this.knex, [retry_of]),
    );
    return stacks.map(stack => {
      if (stack.stack_status !== null) return stack;
      const same = left.find(
        ({ stack_name }) => stack_name === stack.stack_name,
      );
      const { stack_id = null, stack_status = null } = same ?? {};
      return { ...stack, stack_id, stack_status };
    });
  }

  /**
   * By stack name, the resources at which a rollback failed: in a deployment, or,
   * where that did not come so far, in the one that it takes up again.
   */
  async rollbackFailures(
    deployment: Pick<DeploymentRow, 'id' | 'retry_of'>,
  ): Promise<Record<string, string[]>> {
    const failures = await this.#rollbackFailures(deployment.id);
    const { retry_of } = deployment;
    if (Object.keys(failures).length > 0 || !retry_of) return failures;
    const before = await this.knex<DeploymentRow>('deployments')
      .where({ id: retry_of })
      .first('id', 'retry_of');
    return before ? this.rollbackFailures(before) : {};
  }

  async #rollbackFailures(
    deploymentId: string,
  ): Promise<Record<string, string[]>> {
    const events = await this.knex<EventRow>('deployment_events')
      .where({ deployment_id: deploymentId })
      .whereNot({ resource_type: 'AWS::CloudFormation::Stack' })
      .orderBy('n');
    const last = new Map<string, EventRow>();
    for (const event of events) {
      last.set(`${event.stack_name}/${event.logical_id}`, event);
    }
    const failures: Record<string, string[]> = {};
    for (const { stack_name, logical_id, status } of last.values()) {
      if (status !== 'UPDATE_FAILED') continue;
      failures[stack_name] = [...(failures[stack_name] ?? []), logical_id];
    }
    return failures;
  }

  /** How long stacks took in deployments like this one, by part. */
  async durations(row: DeploymentRow): Promise<Durations> {
    const isUpdate = await this.knex<DeploymentRow>('deployments')
      .where({
        account_id: row.account_id,
        region: row.region,
        environment_id: row.environment_id,
        status: 'succeeded',
        kind: 'deploy',
      })
      .andWhere('created_at', '<', row.created_at)
      .first('id');
    const goal = isUpdate ? 'UPDATE_COMPLETE' : 'CREATE_COMPLETE';
    const earlier: Pick<StackRow, 'part' | 'started_at' | 'finished_at'>[] =
      await this.knex<StackRow>('deployment_stacks')
        .where(
          row.kind === 'destroy'
            ? { status: 'deleted' }
            : { status: 'succeeded', stack_status: goal },
        )
        .whereNotNull('started_at')
        .whereNotNull('finished_at')
        .orderBy('finished_at', 'desc')
        .limit(DEPLOYMENTS_REMEMBERED * 6)
        .select('part', 'started_at', 'finished_at');
    const durations: Durations = new Map();
    for (const { part, started_at, finished_at } of earlier) {
      if (!started_at || !finished_at) continue;
      const seconds = (finished_at.getTime() - started_at.getTime()) / 1_000;
      durations.set(part, [...(durations.get(part) ?? []), seconds]);
    }
    return durations;
  }
}

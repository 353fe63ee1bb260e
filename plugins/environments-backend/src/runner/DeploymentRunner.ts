import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  type Deployment,
  type DeploymentLink,
  STACK_OUTPUTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import type { Delegations } from '../delegation/Delegations';
import { databaseIsAway, explainError } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import type { DeploymentStore } from '../store/DeploymentStore';
import type { PlanStore } from '../store/PlanStore';
import { locationOf, type StackRow } from '../store/rows';
import { toStackRow } from '../store/steps';
import type { DeploymentEnd, DeploymentLease } from '../worker/DeploymentLease';
import type { LeasedJob } from '../worker/DeploymentWorker';
import { LeaseLostError } from '../worker/LeaseLostError';
import { DelegationGate } from './DelegationGate';
import { DeploymentFailed } from './DeploymentFailed';
import { deployInOrder } from './deployInOrder';
import { Patience } from './Patience';
import { Preparation, type Synthesize } from './Preparation';
import { explainFailure } from './explainFailure';
import type { LooseningContext } from './loosen';
import { findRemainders } from './remainders';
import { StackDeletion } from './StackDeletion';
import { StackDeployment } from './StackDeployment';
import { StackWork } from './StackWork';

export type { Synthesize } from './Preparation';

/** What every step of one turn at a deployment has at hand. */
interface Turn {
  lease: DeploymentLease;
  patience: Patience;
  gate: DelegationGate;
}

/**
 * Does one deployment or destruction: what is to be done, then the stacks in
 * the order of their dependencies, then the end. Begun anew, it goes on where it
 * was.
 */
export class DeploymentRunner implements LeasedJob {
  readonly #preparation: Preparation;

  constructor(
    private readonly options: {
      auditor: AuditorService;
      awsClients: AwsClients;
      delegations: Delegations;
      deployments: DeploymentStore;
      logger: LoggerService;
      /** Told of each deployment that is over: stacks have changed. */
      onEnded: (deployment: Deployment) => Promise<void>;
      patienceMinutes: number;
      plans: PlanStore;
      pollIntervalSeconds: number;
      synthesize: Synthesize;
    },
  ) {
    this.#preparation = new Preparation(options);
  }

  async run(lease: DeploymentLease): Promise<void> {
    const { deployments, logger, onEnded } = this.options;
    const { id, environment_id } = lease.deployment;
    const end = await this.#deploy(lease).catch(error =>
      this.#endBy(error, lease),
    );
    await lease.finish(end);
    logger.info(`Deployment ${id} of ${environment_id} has ${end.status}`);
    await deployments
      .get(id)
      .then(onEnded)
      .catch(error => {
        logger.warn(
          `Nobody was told that ${environment_id} has changed: ${stringifyError(
            error,
          )}`,
        );
      });
  }

  async #deploy(lease: DeploymentLease): Promise<DeploymentEnd> {
    const turn = this.#turn(lease);
    let stacks = await lease.stacks();
    if (stacks.length === 0) {
      if (lease.cancellation.aborted) return { status: 'cancelled' };
      await this.#prepare(turn);
      stacks = await lease.stacks();
    }
    await this.#eachStack(stacks, turn);
    return this.#conclude(turn);
  }

  #turn(lease: DeploymentLease): Turn {
    const { auditor, awsClients, delegations, patienceMinutes } = this.options;
    const patience = new Patience(lease, auditor, patienceMinutes);
    const gate = new DelegationGate({
      awsClients,
      delegations,
      lease,
      patience,
      pollIntervalMs: this.#pollIntervalMs,
    });
    return { lease, patience, gate };
  }

  async #prepare({ lease, patience }: Turn): Promise<void> {
    const isDestruction = lease.deployment.kind === 'destroy';
    await lease.update({
      status: isDestruction ? 'destroying' : 'synthesizing',
      started_at: lease.deployment.started_at ?? new Date(),
    });
    const steps = await this.#preparation.steps(lease, patience);
    await lease.plan(steps.map(toStackRow), {
      status: isDestruction ? 'destroying' : 'deploying',
      template_version: steps[0]?.tags[STACK_TAGS.templateVersion] ?? null,
    });
  }

  async #eachStack(stacks: StackRow[], turn: Turn): Promise<void> {
    const { lease } = turn;
    const items = stacks.map(row => ({
      name: row.stack_name,
      dependsOn: row.depends_on,
      row,
    }));
    const notBegun = await deployInOrder(items, async ({ row }) => {
      if (row.finished_at === null) {
        row.status =
          lease.cancellation.aborted && row.status === 'waiting'
            ? 'cancelled'
            : await this.#oneStack(row, turn);
      }
      return WELL.has(row.status);
    });
    for (const { row } of notBegun) row.status = 'cancelled';
    for (const row of stacks) {
      if (row.status === 'cancelled' && row.finished_at === null) {
        await lease.updateStack(row.stack_name, {
          status: 'cancelled',
          finished_at: new Date(),
        });
      }
    }
  }

  /** Each stack is in a region of its own choice: CloudFront's are elsewhere. */
  async #oneStack(
    row: StackRow,
    { lease, patience, gate }: Turn,
  ): Promise<StackRow['status']> {
    const { awsClients, logger } = this.options;
    const target = {
      accountId: lease.deployment.account_id,
      region: row.region,
    };
    const client = await awsClients.get(CloudFormationClient, target);
    const pollIntervalMs = this.#pollIntervalMs;
    const work = new StackWork(
      { client, lease, logger, patience, pollIntervalMs },
      row,
    );
    const get: LooseningContext['get'] = clientClass =>
      awsClients.get(clientClass, target);
    if (row.action === 'delete') {
      return new StackDeletion({
        work,
        get,
        finalSnapshot: lease.deployment.options.finalSnapshot ?? true,
      }).run();
    }
    await gate.open(row.part);
    return new StackDeployment(work, get).run();
  }

  async #conclude({ lease, patience }: Turn): Promise<DeploymentEnd> {
    const { awsClients } = this.options;
    const stacks = await lease.stacks();
    const statuses = stacks.map(({ status }) => status);
    const remainders =
      lease.deployment.kind === 'destroy'
        ? await findRemainders(this.options, stacks, lease, patience)
        : [];
    if (statuses.includes('failed')) {
      return { status: 'failed', failure: firstFailure(stacks), remainders };
    }
    if (statuses.includes('cancelled')) {
      return { status: 'cancelled', remainders };
    }
    const there = await patience.read(() =>
      describeEnvironmentStacks(awsClients, locationOf(lease.deployment)),
    );
    const links: DeploymentLink[] = there.flatMap(stack => {
      const url = stack.outputs[STACK_OUTPUTS.url];
      return url ? [{ kind: 'service', title: 'Open the service', url }] : [];
    });
    return { status: 'succeeded', links, remainders };
  }

  /**
   * An error ends the deployment, unless it only ends this holder's turn, as an
   * outage of the database does.
   */
  #endBy(error: unknown, lease: DeploymentLease): DeploymentEnd {
    if (error instanceof LeaseLostError) throw error;
    lease.signal.throwIfAborted();
    if (error instanceof DeploymentFailed) {
      return { status: 'failed', failure: error.failure };
    }
    if (databaseIsAway(error)) throw error;
    const { id, environment_id } = lease.deployment;
    const what = `Deployment ${id} of ${environment_id} could not go on`;
    logFailure(this.options.logger, what, error);
    const { finalRemedy, message } = explainError(error);
    const known = explainFailure({ reason: message });
    const failure = { ...known, ...(finalRemedy && { remedy: finalRemedy }) };
    return { status: 'failed', failure };
  }

  get #pollIntervalMs(): number {
    return this.options.pollIntervalSeconds * 1_000;
  }
}

const WELL = new Set<StackRow['status']>(['succeeded', 'unchanged', 'deleted']);

/** The failure of the stack in which a resource failed first. */
function firstFailure(stacks: readonly StackRow[]) {
  const failures = stacks
    .flatMap(row => row.failure ?? [])
    .sort((a, b) => (a.time ?? '').localeCompare(b.time ?? ''));
  return failures[0];
}

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import {
  type DeploymentFailure,
  type DeploymentLink,
  type EnvironmentDeployed,
  type EnvironmentLocation,
  type EnvironmentSpec,
  parseEnvironmentSpec,
  STACK_OUTPUTS,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import type { Synthesis, SynthesizedStack } from '@quarterdeck/aws-environment';
import { checkAvailability } from '../stacks/availability';
import { describeEnvironmentStacks } from '../stacks/environmentStacks';
import type { DeploymentRow, StackRow } from '../store/rows';
import type { DeploymentEnd, DeploymentLease } from '../worker/DeploymentLease';
import type { LeasedJob } from '../worker/DeploymentWorker';
import { LeaseLostError } from '../worker/LeaseLostError';
import { DeploymentFailed } from './DeploymentFailed';
import { deployInOrder } from './deployInOrder';
import { Patience } from './Patience';
import { StackDeployment } from './StackDeployment';
import { StackWork } from './StackWork';

/** Makes the templates of an environment. */
export type Synthesize = (
  spec: EnvironmentSpec,
  options: { signal: AbortSignal },
) => Promise<Synthesis>;

/**
 * Does one deployment: templates, then the stacks in the order of their
 * dependencies, then the end. Begun anew, it goes on where it was.
 */
export class DeploymentRunner implements LeasedJob {
  constructor(
    private readonly options: {
      awsClients: AwsClients;
      synthesize: Synthesize;
      pollIntervalSeconds: number;
      /** Told when the stacks of an environment have changed. */
      onDeployed: (environment: EnvironmentDeployed) => Promise<void>;
      logger: LoggerService;
    },
  ) {}

  async run(lease: DeploymentLease): Promise<void> {
    const end = await this.#deploy(lease).catch(error => endBy(error, lease));
    await lease.finish(end);
    const { id, environment_id } = lease.deployment;
    const { logger, onDeployed } = this.options;
    logger.info(`Deployment ${id} of ${environment_id} has ${end.status}`);
    await onDeployed(locationOf(lease.deployment)).catch(error => {
      logger.warn(
        `The catalog will see ${environment_id} at its next look only: ${stringifyError(
          error,
        )}`,
      );
    });
  }

  async #deploy(lease: DeploymentLease): Promise<DeploymentEnd> {
    const patience = new Patience(lease);
    let stacks = await lease.stacks();
    if (stacks.length === 0) {
      if (lease.cancellation.aborted) return { status: 'cancelled' };
      await this.#plan(lease, patience);
      stacks = await lease.stacks();
    }
    const statuses = await this.#deployStacks(stacks, lease, patience);
    return this.#conclude(lease, patience, statuses);
  }

  async #plan(lease: DeploymentLease, patience: Patience): Promise<void> {
    const { deployment } = lease;
    await lease.update({ status: 'synthesizing', started_at: new Date() });
    const spec = parseEnvironmentSpec(deployment.spec);
    const availability = await patience.read(() =>
      checkAvailability(
        this.options.awsClients,
        locationOf(deployment),
        spec.owner,
      ),
    );
    if (!availability.available) {
      throw new DeploymentFailed({
        reason: availability.reason ?? 'The name is taken',
      });
    }
    const { stacks } = await this.options.synthesize(spec, {
      signal: lease.signal,
    });
    await lease.plan(
      stacks.map(stack => toStackRow(stack, stacks)),
      {
        status: 'deploying',
        template_version: stacks[0]?.tags[STACK_TAGS.templateVersion] ?? null,
      },
    );
  }

  async #deployStacks(
    stacks: StackRow[],
    lease: DeploymentLease,
    patience: Patience,
  ): Promise<StackRow['status'][]> {
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
            : await this.#deployStack(row, lease, patience);
      }
      return row.status === 'succeeded' || row.status === 'unchanged';
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
    return stacks.map(row => row.status);
  }

  /** Each stack is in a region of its own choice: CloudFront's are elsewhere. */
  async #deployStack(
    row: StackRow,
    lease: DeploymentLease,
    patience: Patience,
  ): Promise<StackRow['status']> {
    const client = await this.options.awsClients.get(CloudFormationClient, {
      accountId: lease.deployment.account_id,
      region: row.region,
    });
    const pollIntervalMs = this.options.pollIntervalSeconds * 1000;
    const context = { client, lease, patience, pollIntervalMs };
    return new StackDeployment(new StackWork(context, row)).run();
  }

  async #conclude(
    lease: DeploymentLease,
    patience: Patience,
    statuses: StackRow['status'][],
  ): Promise<DeploymentEnd> {
    if (statuses.includes('failed')) {
      return { status: 'failed', failure: await firstFailure(lease) };
    }
    if (statuses.includes('cancelled')) return { status: 'cancelled' };
    const stacks = await patience.read(() =>
      describeEnvironmentStacks(
        this.options.awsClients,
        locationOf(lease.deployment),
      ),
    );
    const links: DeploymentLink[] = stacks.flatMap(stack => {
      const url = stack.outputs[STACK_OUTPUTS.url];
      return url ? [{ kind: 'service', title: 'Open the service', url }] : [];
    });
    return { status: 'succeeded', links };
  }
}

function locationOf(deployment: DeploymentRow): EnvironmentLocation {
  return {
    environmentId: deployment.environment_id,
    accountId: deployment.account_id,
    region: deployment.region,
  };
}

/** The failure of the stack in which a resource failed first. */
async function firstFailure(
  lease: DeploymentLease,
): Promise<DeploymentFailure | undefined> {
  const failures = (await lease.stacks())
    .flatMap(row => row.failure ?? [])
    .sort((a, b) => (a.time ?? '').localeCompare(b.time ?? ''));
  return failures[0];
}

function toStackRow(
  stack: SynthesizedStack,
  all: SynthesizedStack[],
): Parameters<DeploymentLease['plan']>[0][number] {
  return {
    stack_name: stack.stackName,
    region: stack.region,
    part: stack.part,
    action: 'deploy',
    template_body: stack.templateBody,
    tags: stack.tags,
    depends_on: all
      .filter(other => stack.dependsOn.includes(other.part))
      .map(other => other.stackName),
    termination_protection: stack.terminationProtection,
    status: 'waiting',
    stack_status: null,
    stack_id: null,
    change_set_id: null,
    last_event_before: null,
    completed: 0,
    total: stack.resourceCount,
    failure: null,
    started_at: null,
    finished_at: null,
  };
}

/** An error ends the deployment, unless it only ends this holder's turn. */
function endBy(error: unknown, lease: DeploymentLease): DeploymentEnd {
  if (error instanceof LeaseLostError) throw error;
  lease.signal.throwIfAborted();
  if (error instanceof DeploymentFailed) {
    return { status: 'failed', failure: error.failure };
  }
  const { message, remedy } = explainAwsError(error);
  return { status: 'failed', failure: { reason: message, remedy } };
}

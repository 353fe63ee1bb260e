import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import {
  parseEnvironmentSpec,
  planPath,
} from '@quarterdeck/plugin-environments-common';
import type { Synthesis } from '@quarterdeck/aws-environment';
import type { EnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { changesSince, replan } from '../plan/replan';
import { worldOf } from '../plan/world';
import { checkAvailability } from '../stacks/availability';
import { destructionSteps, findDoomed } from '../stacks/doomed';
import { eachStack, type FoundStack } from '../stacks/eachStack';
import type { DeploymentStore } from '../store/DeploymentStore';
import type { PlanStore } from '../store/PlanStore';
import { locationOf } from '../store/rows';
import { deploymentSteps, type Step } from '../store/steps';
import type { DeploymentLease } from '../worker/DeploymentLease';
import { DeploymentFailed } from './DeploymentFailed';
import type { Patience } from './Patience';

/** Makes the templates of an environment. */
export type Synthesize = (
  spec: EnvironmentSpec,
  options: { signal: AbortSignal },
) => Promise<Synthesis>;

/**
 * What a deployment is going to do, stack by stack: as it was planned, as the
 * deployment had it that it takes up again, or as its specification says now.
 */
export class Preparation {
  constructor(
    private readonly options: {
      awsClients: AwsClients;
      deployments: DeploymentStore;
      plans: PlanStore;
      synthesize: Synthesize;
    },
  ) {}

  /** @throws DeploymentFailed when it is not to be begun. */
  async steps(lease: DeploymentLease, patience: Patience): Promise<Step[]> {
    const { deployment } = lease;
    if (deployment.kind === 'destroy')
      return this.#destruction(lease, patience);
    if (deployment.retry_of) return this.#retry(deployment.retry_of);
    if (deployment.plan_id) {
      return this.#planned(lease, patience, deployment.plan_id);
    }
    return this.#synthesized(lease, patience);
  }

  async #destruction(
    lease: DeploymentLease,
    patience: Patience,
  ): Promise<Step[]> {
    const { awsClients } = this.options;
    const location = locationOf(lease.deployment);
    return destructionSteps(
      await patience.read(() => findDoomed(awsClients, location)),
    );
  }

  async #retry(id: string): Promise<Step[]> {
    const steps = await this.options.deployments.stepsOf(id);
    if (steps.length > 0) return steps;
    throw new DeploymentFailed({
      reason: 'The deployment had not come as far as its templates',
      remedy: 'Plan it anew.',
    });
  }

  async #planned(
    lease: DeploymentLease,
    patience: Patience,
    planId: string,
  ): Promise<Step[]> {
    const { awsClients, plans } = this.options;
    const plan = await plans.get(planId);
    const basis = await plans.basis(planId);
    const changes = await patience.read(() =>
      changesSince(awsClients, plan, basis),
    );
    if (changes.length === 0) return basis.steps;
    lease.signal.throwIfAborted();
    const fresh = await replan(plans, plan, changes);
    throw new DeploymentFailed({
      reason: `The world is not what was planned for any more. ${changes.join(
        '. ',
      )}`,
      meaning: 'Nothing was changed.',
      remedy: `Look at the plan that is made anew: ${planPath(fresh.id)}`,
      newPlanId: fresh.id,
    });
  }

  async #synthesized(
    lease: DeploymentLease,
    patience: Patience,
  ): Promise<Step[]> {
    const { awsClients, synthesize } = this.options;
    const location = locationOf(lease.deployment);
    const spec = parseEnvironmentSpec(lease.deployment.spec);
    const availability = await patience.read(() =>
      checkAvailability(awsClients, location, spec.owner),
    );
    if (!availability.available) {
      throw new DeploymentFailed({
        reason: availability.reason ?? 'The name is taken',
      });
    }
    const synthesis = await synthesize(spec, { signal: lease.signal });
    const there = await patience.read(() => eachStack(awsClients, location));
    return deploymentSteps(synthesis, withoutShells(there));
  }
}

/** Without change sets that never became a stack. */
function withoutShells(found: readonly FoundStack[]): FoundStack[] {
  const world = worldOf(found);
  return found.filter(
    ({ region, stack }) => world[`${region}/${stack.StackName}`],
  );
}

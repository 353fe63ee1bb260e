import {
  type Deployment,
  parseEnvironmentSpec,
  type Plan,
} from '@quarterdeck/plugin-environments-common';
import { destroyPreview } from '../../environment/destroyPreview';
import { explainPlanError } from '../../plan/PlanFailed';
import type { DeploymentStore } from '../../store/DeploymentStore';
import type { PlanStore } from '../../store/PlanStore';
import { type AwsWorld, REGION } from '../awsWorld';
import { isOver, until } from '../portal';

/** The life of an environment, in its order. */
export const OPERATIONS = [
  'plan creation',
  'create',
  'plan change',
  'update',
  'preview',
  'destroy',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** What somebody reads about what did not work. */
export interface Explanation {
  reason?: string;
  meaning?: string;
  remedy?: string;
}

/** How an operation ended, as its page shows it. */
export interface Ending {
  status: string;
  /** Whether all of it was done. */
  isDone: boolean;
  /** False for what still hangs after minutes. */
  isOver: boolean;
  told: Explanation[];
}

const PLAN_DEADLINE_MS = 150_000;
const LOOK_EVERY_MS = 50;

/** Asks for operations on the environments of one account, as users would. */
export class Operations {
  constructor(
    private readonly services: {
      world: AwsWorld;
      deployments: DeploymentStore;
      plans: PlanStore;
    },
    private readonly accountId: string,
  ) {}

  /** @param attempt - another one is another request. */
  async run(
    name: string,
    operation: Operation,
    attempt: string,
  ): Promise<Ending> {
    const requestId = [this.accountId, name, operation, attempt].join('/');
    switch (operation) {
      case 'plan creation':
      case 'plan change':
        return endingOfPlan(await this.#plan(name, operation, requestId));
      case 'preview':
        return this.#preview(name);
      default:
        return endingOfDeployment(
          await this.#deploy(name, operation, requestId),
        );
    }
  }

  async #deploy(
    name: string,
    operation: Operation,
    requestId: string,
  ): Promise<Deployment> {
    const { deployments } = this.services;
    const { id } = await deployments.submit({
      ...this.#location(name),
      requestId,
      requestedBy: 'user:default/ada',
      kind: operation === 'destroy' ? 'destroy' : 'deploy',
      options: { finalSnapshot: true },
      spec: this.#spec(name, operation !== 'create'),
    });
    // What hangs is shown as it is then, and does not end the walk.
    return until(deployments, id, isOver).catch(() => deployments.get(id));
  }

  async #plan(
    name: string,
    operation: Operation,
    requestId: string,
  ): Promise<Plan> {
    const { plans } = this.services;
    const { id } = await plans.submit({
      ...this.#location(name),
      requestId,
      requestedBy: 'user:default/ada',
      spec: this.#spec(name, operation === 'plan change'),
    });
    const deadline = Date.now() + PLAN_DEADLINE_MS;
    for (;;) {
      const plan = await plans.get(id);
      if (plan.status !== 'planning' || Date.now() > deadline) return plan;
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  async #preview(name: string): Promise<Ending> {
    const { world, deployments } = this.services;
    const { awsClients } = world;
    try {
      const { problems } = await destroyPreview(
        { awsClients, deployments },
        this.#location(name),
      );
      return {
        status: 'shown',
        isDone: problems.length === 0,
        isOver: true,
        told: problems.map(toExplanation),
      };
    } catch (error) {
      const told = [toExplanation(explainPlanError(error))];
      return { status: 'refused', isDone: false, isOver: true, told };
    }
  }

  #location(name: string) {
    return {
      environmentId: `${name}-production`,
      accountId: this.accountId,
      region: REGION,
    };
  }

  #spec(name: string, isChanged: boolean) {
    return parseEnvironmentSpec({
      name,
      stage: 'production',
      owner: 'group:default/shop',
      accountId: this.accountId,
      region: REGION,
      service: { logRetentionDays: isChanged ? 90 : 30 },
    });
  }
}

function endingOfDeployment(deployment: Deployment): Ending {
  const { status, failure } = deployment;
  return {
    status,
    isDone: status === 'succeeded',
    isOver: isOver(deployment),
    told: failure ? [failure] : [],
  };
}

function endingOfPlan({ status, failure, preflight }: Plan): Ending {
  const unread = preflight.filter(({ severity }) => severity === 'unreadable');
  return {
    status,
    isDone: status === 'ready' && unread.length === 0,
    isOver: status !== 'planning',
    told: [...(failure ? [failure] : []), ...unread].map(toExplanation),
  };
}

function toExplanation(problem: {
  message: string;
  remedy?: string;
}): Explanation {
  return { reason: problem.message, remedy: problem.remedy };
}

import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { PolicyNote } from '@quarterdeck/aws-environment';
import {
  checkEnvironmentSpec,
  comparePrices,
  type DeployedSpec,
  type EnvironmentLocation,
  type EnvironmentSpec,
  monthlyCost,
  parseEnvironmentSpec,
  type PlannedPrice,
  type PlannedStack,
  type PolicyFinding,
  STACK_TAGS,
} from '@quarterdeck/plugin-environments-common';
import type { Delegations } from '../delegation/Delegations';
import { databaseIsAway } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';
import { presentSpec } from '../environment/presentSpec';
import type { Synthesize } from '../runner/DeploymentRunner';
import { nameState } from '../stacks/availability';
import { eachStack, type FoundStack } from '../stacks/eachStack';
import type { DeploymentStore } from '../store/DeploymentStore';
import type { PlanAttempt, PlanRow } from '../store/planRows';
import type { PlanStore } from '../store/PlanStore';
import { deploymentSteps, type Step } from '../store/steps';
import { type ApprovalRules, approvalReasons } from './approvalReasons';
import { explainPlanError } from './PlanFailed';
import { PlanPatience } from './PlanPatience';
import { preflight } from './preflight';
import { previewChanges } from './previewChanges';
import { previewRefused } from './previewRefused';
import { digestOf, worldOf } from './world';

/**
 * Makes a plan: looks at the account, makes the templates, and compares them
 * with what is there. It changes nothing, so it may be done twice: each attempt
 * has change sets of its own.
 */
export class Planner {
  constructor(
    private readonly options: {
      auditor: AuditorService;
      awsClients: AwsClients;
      approval: ApprovalRules;
      delegations: Delegations;
      deployments: DeploymentStore;
      logger: LoggerService;
      /** For how long in all a plan waits for an AWS that cannot be asked. */
      planPatienceMinutes: number;
      plans: PlanStore;
      pollIntervalSeconds: number;
      synthesize: Synthesize;
    },
  ) {}

  /** @throws when the database is away: then it is to be made anew. */
  async make(row: PlanRow, signal: AbortSignal): Promise<void> {
    const { logger, plans } = this.options;
    try {
      await this.#make(row, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (databaseIsAway(error)) throw error;
      const what = `The plan ${row.id} of ${row.environment_id} could not be made`;
      logger.info(`${what}: ${stringifyError(error)}`);
      logFailure(logger, what, error);
      await plans.fail(row, explainPlanError(error));
    }
  }

  async #make(row: PlanRow, signal: AbortSignal): Promise<void> {
    const { approval, auditor, awsClients, delegations, plans } = this.options;
    const patience = new PlanPatience({
      auditor,
      limitMinutes: this.options.planPatienceMinutes,
      plan: row,
      plans,
      signal,
    });
    const spec = parseEnvironmentSpec(row.spec);
    const location: EnvironmentLocation = {
      environmentId: row.environment_id,
      accountId: row.account_id,
      region: row.region,
    };
    await plans.note(row, 'preflight');
    const found = await patience.ask(() => eachStack(awsClients, location));
    const world = worldOf(found);
    const findings = await preflight(
      { awsClients, delegations, spec, location, found },
      patience,
      this.options.logger,
    );
    // What others have under that name is not for who asks.
    const { available } = nameState(found, location, spec.owner);
    const present = available
      ? await patience.ask(() => presentSpec(this.options, location, found))
      : undefined;

    await plans.note(row, 'templates');
    const synthesis = await this.options.synthesize(spec, { signal });
    const own = found.filter(
      ({ region, stack }) => world[`${region}/${stack.StackName}`],
    );
    const steps = deploymentSteps(synthesis, own);

    await plans.note(row, 'changes');
    const blockers = findings.filter(({ severity }) => severity === 'blocker');
    // In another account, or of somebody else, there is nothing to compare.
    const isForeign =
      !available || blockers.some(({ check }) => check === 'account');
    const stacks = isForeign
      ? []
      : await this.#preview(row, steps, own, {
          isBlocked: blockers.length > 0,
          patience,
          signal,
        });
    const price = priceOf(spec, present?.spec);
    await plans.finish(row, {
      steps,
      world,
      digest: digestOf(steps, world),
      result: {
        exists: own.length > 0,
        currentSpec: present?.spec,
        preflight: findings,
        policy: synthesis.policy.map(toPolicyFinding),
        stacks,
        price,
        approvalReasons: approvalReasons(approval, {
          stage: spec.stage,
          price,
          stacks,
        }),
        templateVersion: steps[0]?.tags[STACK_TAGS.templateVersion],
      },
    });
  }

  /**
   * Also when one cannot be compared, the others remove their change sets. What
   * is blocked says as much as can be said.
   */
  async #preview(
    row: PlanRow,
    steps: Step[],
    found: FoundStack[],
    context: {
      isBlocked: boolean;
      patience: PlanPatience;
      signal: AbortSignal;
    },
  ): Promise<PlannedStack[]> {
    const { awsClients, pollIntervalSeconds } = this.options;
    const previews = await Promise.allSettled(
      steps.map(async step => {
        const target = {
          ...context,
          accountId: row.account_id,
          found: found.find(({ stack }) => stack.StackName === step.stack_name),
        };
        try {
          return await previewChanges(awsClients, step, {
            ...target,
            changeSetName: planChangeSet(row),
            abandoned: earlierAttempts(row).map(planChangeSet),
            pollIntervalMs: pollIntervalSeconds * 1_000,
          });
        } catch (refusal) {
          context.signal.throwIfAborted();
          if (!context.isBlocked || databaseIsAway(refusal)) throw refusal;
          return previewRefused(awsClients, step, { ...target, refusal });
        }
      }),
    );
    return previews.map(preview => {
      if (preview.status === 'rejected') throw preview.reason;
      return preview.value;
    });
  }
}

/** Nobody removes the change set of another attempt that still counts. */
function planChangeSet({ id, attempt }: PlanAttempt): string {
  return `quarterdeck-plan-${id}-${attempt}`;
}

function earlierAttempts({ id, attempt }: PlanAttempt): PlanAttempt[] {
  return Array.from({ length: attempt - 1 }, (_, index) => ({
    id,
    attempt: index + 1,
  }));
}

function priceOf(
  spec: EnvironmentSpec,
  present: DeployedSpec | undefined,
): PlannedPrice | undefined {
  const after = monthlyCost(spec);
  // A specification of an older version may not be one any more.
  const before =
    present && checkEnvironmentSpec(present).length === 0
      ? monthlyCost(parseEnvironmentSpec(present))
      : undefined;
  return after && comparePrices(before, after);
}

function toPolicyFinding(note: PolicyNote): PolicyFinding {
  const { rule, message, part, resources, isAccepted } = note;
  const severity = isAccepted ? 'accepted' : 'warning';
  return { rule, message, part, resources, severity };
}

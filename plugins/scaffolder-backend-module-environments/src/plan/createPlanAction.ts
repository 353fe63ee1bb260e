import { setTimeout as delay } from 'node:timers/promises';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  countChanges,
  type EnvironmentsApi,
  isDeployable,
  parseEnvironmentSpec,
  type Plan,
  planPath,
} from '@quarterdeck/plugin-environments-common';
import { Attempt } from '../deploy/attempt';
import { describeInput } from '../deploy/specSchema';
import { withoutBlanks } from '../deploy/withoutBlanks';
import { examples } from './examples';

const POLL_INTERVAL_MS = 1_000;

type PlanApi = Pick<EnvironmentsApi, 'plan' | 'getPlan'>;

/**
 * `aws:environment:plan`: asks the environments backend what a deployment would
 * do and cost, and waits for the answer. Nothing is changed.
 */
export function createPlanAction(options: {
  clients: {
    onBehalfOf(credentials: BackstageCredentials): PlanApi;
    asScaffolder(): PlanApi;
  };
}) {
  const action = createTemplateAction({
    id: 'aws:environment:plan',
    description:
      'Plans an environment in AWS: what a deployment would create, change, replace and remove, what it costs, and whether somebody has to approve.',
    examples,
    schema: {
      input: { spec: z => z.object({}).passthrough() },
      output: {
        planId: z => z.string({ description: "The plan's id" }),
        url: z => z.string({ description: 'Where the portal shows the plan' }),
        isDeployable: z =>
          z.boolean({ description: 'Whether nobody has to approve it' }),
        isChange: z =>
          z.boolean({
            description: 'Whether it changes an environment that is there',
          }),
        entityRef: z =>
          z.string({ description: 'The catalog entity of the environment' }),
      },
    },
    async handler({ logger, output, signal, ...context }) {
      const spec = parseEnvironmentSpec(
        withoutBlanks(context.input.spec as JsonObject),
      );
      const asUser = options.clients.onBehalfOf(
        await context.getInitiatorCredentials(),
      );
      const asScaffolder = options.clients.asScaffolder();
      const attempt = await Attempt.current(context);
      let plan = await asUser.plan({ spec, requestId: attempt.requestId });
      let step: Plan['step'];
      while (plan.status === 'planning') {
        if (plan.step && plan.step !== step) logger.info(STEPS[plan.step]);
        step = plan.step;
        await delay(POLL_INTERVAL_MS, undefined, { signal });
        plan = await asScaffolder.getPlan(plan.id);
      }
      await attempt.end();
      conclude(plan, line => logger.info(line));
      output('planId', plan.id);
      output('url', planPath(plan.id));
      output('isDeployable', isDeployable(plan.status));
      output('isChange', plan.exists);
      output('entityRef', plan.entityRef);
    },
  });
  return {
    ...action,
    schema: { ...action.schema, input: describeInput(['spec']) },
  };
}

const STEPS: Record<NonNullable<Plan['step']>, string> = {
  preflight: 'Looking at the account',
  templates: 'Making the templates',
  changes: 'Comparing with what is there',
};

/** @throws Error with the reason when the plan cannot be deployed at all. */
function conclude(plan: Plan, log: (line: string) => void): void {
  if (plan.status === 'failed') throw plainError(plan.failure?.message ?? '');
  const blockers = plan.preflight.filter(
    ({ severity }) => severity === 'blocker',
  );
  if (blockers.length > 0) {
    throw plainError(
      blockers
        .map(({ message, remedy }) => [message, remedy].join(' ').trim())
        .join('\n'),
    );
  }
  const counts = countChanges(plan.stacks);
  log(
    `${counts.create} to create, ${counts.modify} to change, ${
      counts.replace + counts['maybe-replace']
    } to replace, ${counts.remove} to remove`,
  );
  if (plan.price) {
    const { afterUsd, differenceUsd } = plan.price;
    log(`$${afterUsd} a month, $${differenceUsd} more than before`);
  }
  for (const { message } of plan.approval.reasons) {
    log(`Needs approval: ${message}`);
  }
}

/** The task's log shows the stack of an error; nobody needs ours. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

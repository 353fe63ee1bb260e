import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, stringifyError } from '@backstage/errors';
import {
  type ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  type Deployment,
  environmentId,
  type EnvironmentsApi,
  type EnvironmentSpec,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Attempt } from './attempt';
import { examples } from './examples';
import { follow } from './follow';
import { describeInput } from './specSchema';
import { withoutBlanks } from './withoutBlanks';

type DeployApi = Pick<EnvironmentsApi, 'submit' | 'follow' | 'cancel'>;

/** See {@link EnvironmentsClients}. */
interface DeployClients {
  onBehalfOf(credentials: BackstageCredentials): DeployApi;
  asScaffolder(): DeployApi;
}

/**
 * `aws:environment:deploy`: asks the environments backend for a deployment and
 * watches it. The deployment is the backend's: it goes on when this task does
 * not.
 */
export function createDeployAction(options: { clients: DeployClients }) {
  const action = createTemplateAction({
    id: 'aws:environment:deploy',
    description:
      'Deploys an environment to AWS, or changes the one that is there, and waits until it is up.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        planId: z => z.string().optional(),
        spec: z => z.object({}).passthrough().optional(),
      },
      output: {
        deploymentId: z => z.string({ description: "The deployment's id" }),
        entityRef: z =>
          z.string({ description: 'The catalog entity of the environment' }),
        url: z => z.string({ description: 'Where the service answers' }),
        links: z =>
          z.array(z.object({ title: z.string(), url: z.string() }), {
            description: 'Where to go from here: the service',
          }),
      },
    },
    async handler(context) {
      const wanted = whatIsWanted(context.input);
      if (context.isDryRun) {
        context.logger.info(`Would deploy ${describe(wanted)}`);
        return;
      }
      const asUser = options.clients.onBehalfOf(
        await context.getInitiatorCredentials(),
      );
      const asScaffolder = options.clients.asScaffolder();
      const attempt = await Attempt.current(context);
      const { id } = await asUser.submit({
        ...wanted,
        requestId: attempt.requestId,
      });
      context.output('deploymentId', id);
      const deployment = await follow(asScaffolder, id, {
        logger: context.logger,
        signal: context.signal,
        cancel: async () => {
          await asUser.cancel(id).catch(async error => {
            context.logger.debug(
              `Cancelling as the scaffolder: ${stringifyError(error)}`,
            );
            await asScaffolder.cancel(id);
          });
        },
      });
      await attempt.end();
      conclude(deployment, context.output);
    },
  });
  return {
    ...action,
    schema: {
      ...action.schema,
      input: describeInput([], {
        planId: {
          type: 'string',
          title: 'Plan',
          description:
            'The plan to deploy, exactly as it was made and approved; without one, the specification is deployed.',
        },
      }),
    },
  };
}

type Wanted = { planId: string } | { spec: EnvironmentSpec };

/** @throws InputError for neither a plan nor a specification that works. */
function whatIsWanted(input: { planId?: string; spec?: object }): Wanted {
  if (input.planId) return { planId: input.planId };
  if (!input.spec) throw new InputError('Give a `planId` or a `spec`');
  return {
    spec: parseEnvironmentSpec(withoutBlanks(input.spec as JsonObject)),
  };
}

function describe(wanted: Wanted): string {
  if ('planId' in wanted) return `the plan ${wanted.planId}`;
  const { spec } = wanted;
  return `${environmentId(spec)} to account ${spec.accountId}, ${spec.region}`;
}

/** @throws Error with the reason when the environment is not up. */
function conclude(
  deployment: Deployment,
  output: ActionContext<JsonObject>['output'],
): void {
  const { environmentId: name, failure, links } = deployment;
  if (deployment.status === 'cancelled') {
    throw plainError(
      `The deployment of ${name} was cancelled by ${
        deployment.cancelRequestedBy ?? 'somebody'
      }`,
    );
  }
  if (deployment.status === 'failed') {
    const resource = [failure?.resourceType, failure?.logicalId]
      .filter(Boolean)
      .join(' ');
    throw plainError(
      [
        `${resource || failure?.stackName || name} failed: ${
          failure?.reason ?? 'CloudFormation gave no reason'
        }`,
        failure?.meaning,
        failure?.remedy,
      ]
        .filter(Boolean)
        .join('\n'),
    );
  }
  output('entityRef', deployment.entityRef);
  output('links', links);
  const service = links.find(link => link.kind === 'service');
  if (service) output('url', service.url);
}

/** The task's log shows the stack of an error; nobody needs ours. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

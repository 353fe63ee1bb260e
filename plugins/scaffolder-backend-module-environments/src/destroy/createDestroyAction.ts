import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { EnvironmentsApi } from '@quarterdeck/plugin-environments-common';
import { Attempt } from '../deploy/attempt';
import { follow } from '../deploy/follow';
import { examples } from './examples';

type DestroyApi = Pick<EnvironmentsApi, 'destroy' | 'follow' | 'cancel'>;

/**
 * `aws:environment:destroy`: asks the environments backend to take an
 * environment down, and watches it.
 */
export function createDestroyAction(options: {
  clients: {
    onBehalfOf(credentials: BackstageCredentials): DestroyApi;
    asScaffolder(): DestroyApi;
  };
}) {
  return createTemplateAction({
    id: 'aws:environment:destroy',
    description:
      'Takes an environment in AWS down: all of its stacks, with what is in them.',
    examples,
    schema: {
      input: {
        environmentId: z =>
          z.string({ description: 'Name and stage, such as `shop-staging`' }),
        accountId: z => z.string({ description: 'The AWS account' }),
        region: z => z.string({ description: 'The region' }),
        confirmation: z =>
          z.string({ description: 'The name once more, typed by a person' }),
        finalSnapshot: z =>
          z
            .boolean({
              description: 'Whether the database is kept as a snapshot',
            })
            .optional(),
      },
      output: {
        deploymentId: z => z.string({ description: "The destruction's id" }),
        remainders: z =>
          z.array(z.string(), { description: 'What is still in the account' }),
      },
    },
    async handler(context) {
      const { confirmation, finalSnapshot, ...location } = context.input;
      const asUser = options.clients.onBehalfOf(
        await context.getInitiatorCredentials(),
      );
      const asScaffolder = options.clients.asScaffolder();
      const attempt = await Attempt.current(context);
      const { id } = await asUser.destroy(location, {
        confirmation,
        finalSnapshot,
        requestId: attempt.requestId,
      });
      context.output('deploymentId', id);
      const { status, failure, remainders } = await follow(asScaffolder, id, {
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
      const left = remainders.map(
        ({ resourceType, physicalId, reason }) =>
          `${resourceType} ${physicalId}: ${reason}`,
      );
      for (const line of left) context.logger.info(`Still there: ${line}`);
      context.output('remainders', left);
      if (status !== 'succeeded') {
        throw new Error(
          failure?.reason ?? `${location.environmentId}: ${status}`,
        );
      }
    },
  });
}

import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { deliveryTarget } from './deliveryTarget';
import { examples } from './examples';

/**
 * `aws:environment:fetch`: reads from the catalog what a pipeline has to know
 * of an environment, as the user who runs the template.
 */
export function createFetchAction(options: { catalog: CatalogService }) {
  return createTemplateAction({
    id: 'aws:environment:fetch',
    description:
      'Reads the account, the region and the names of an environment that a pipeline delivers to.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description:
              'The environment, such as `resource:default/shop-production`',
          }),
      },
      output: {
        environmentId: z => z.string({ description: 'Name and stage' }),
        stage: z => z.string(),
        accountId: z => z.string(),
        region: z => z.string(),
        url: z => z.string({ description: 'Where the service answers' }),
        cluster: z => z.string({ description: 'ECS cluster' }),
        service: z => z.string({ description: 'ECS service' }),
        container: z => z.string({ description: 'The container of the task' }),
        taskFamily: z => z.string({ description: 'Task definition family' }),
        migrateFamily: z =>
          z.string({ description: 'Task definition family of migrations' }),
        repository: z => z.string({ description: 'ECR repository' }),
        deployRoleArn: z =>
          z.string({ description: 'What GitHub Actions may assume' }),
        imageTagParameter: z =>
          z.string({ description: 'SSM parameter of the running image' }),
        evidencePrefix: z =>
          z.string({ description: 'SSM path for what a pipeline has shown' }),
        criticalTopicArn: z => z.string(),
        warningTopicArn: z => z.string(),
        annotations: z =>
          z.record(z.string(), {
            description: 'For a component that runs in the environment',
          }),
      },
    },
    async handler(context) {
      const { entityRef } = context.input;
      const entity = await options.catalog.getEntityByRef(entityRef, {
        credentials: await context.getInitiatorCredentials(),
      });
      if (!entity) {
        throw new NotFoundError(`There is no environment ${entityRef}`);
      }
      const target = deliveryTarget(entity);
      for (const [key, value] of Object.entries(target)) {
        context.output(key as keyof typeof target, value);
      }
    },
  });
}

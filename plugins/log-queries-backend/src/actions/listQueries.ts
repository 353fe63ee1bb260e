import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { readEntityLogs } from '@quarterdeck/plugin-log-queries-common';
import { queriesOfEntity } from '../library/queriesOfEntity';
import { visibleQueries } from '../library/visibleQueries';
import type { Services } from '../services';

const MAX_LISTED = 100;

export function registerListAction(
  registry: ActionsRegistryService,
  services: Services,
): void {
  const { access, entities } = services;
  registry.register({
    name: 'list-saved-log-queries',
    title: 'List saved log queries',
    description:
      'Lists saved CloudWatch Logs Insights queries: all that you may see, or those of a catalog entity. Choose one by what its name, text and description say, then run it with run-log-query.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .optional()
            .describe('Such as resource:default/shop-production'),
          search: z
            .string()
            .optional()
            .describe('Words in the name, text or description'),
        }),
      output: z =>
        z.object({
          queries: z.array(
            z.object({
              queryId: z.string(),
              accountId: z.string(),
              region: z.string(),
              name: z.string(),
              queryString: z.string(),
              logGroupNames: z.array(z.string()),
              description: z.string().optional(),
              parameters: z.array(
                z.object({
                  name: z.string(),
                  defaultValue: z.string().optional(),
                  description: z.string().optional(),
                }),
              ),
            }),
          ),
          problems: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, search = '' } = input;
      if (entityRef) await access.require(credentials, 'read', entityRef);
      const { queries, problems } = entityRef
        ? await services.library.list(services.awsClients.targets())
        : await visibleQueries(credentials, services);
      const found = entityRef
        ? queriesOfEntity(
            queries,
            readEntityLogs(await entities.get(entityRef, credentials)),
          )
        : queries;
      const words = search.toLowerCase().split(/\s+/).filter(Boolean);
      return {
        output: {
          queries: found
            .filter(({ name, queryString, notes }) => {
              const text = `${name} ${queryString} ${
                notes.description ?? ''
              }`.toLowerCase();
              return words.every(word => text.includes(word));
            })
            .slice(0, MAX_LISTED)
            .map(({ id, notes, ...query }) => ({
              queryId: id,
              accountId: query.accountId,
              region: query.region,
              name: query.name,
              queryString: query.queryString,
              logGroupNames: query.logGroupNames,
              description: notes.description,
              parameters: query.parameters,
            })),
          problems: problems.map(
            ({ accountId, region, problem }) =>
              `${accountId} ${region}: ${problem.message}`,
          ),
        },
      };
    },
  });
}

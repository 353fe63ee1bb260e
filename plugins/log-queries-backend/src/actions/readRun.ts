import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toRun } from '../runs/record';
import { untilFinished } from '../runs/untilFinished';
import type { Services } from '../services';
import { toOutput } from './runOutput';
import { runOutputSchema } from './runOutputSchema';

const MAX_ROWS = 500;

export function registerReadAction(
  registry: ActionsRegistryService,
  services: Services,
): void {
  const { access, store } = services;
  registry.register({
    name: 'read-log-query-run',
    title: 'Read a run of a log query',
    description:
      'Gives the state and rows of a run of a log query, also of one that somebody else has started. Rows are kept long after AWS has dropped them.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          runId: z.string().uuid(),
          fromRow: z.number().int().min(0).optional(),
          limit: z.number().int().min(1).max(MAX_ROWS).optional(),
          waitSeconds: z.number().min(0).max(50).optional(),
        }),
      output: runOutputSchema,
    },
    action: async ({ input, credentials }) => {
      const { runId, fromRow = 0, limit = 100, waitSeconds = 0 } = input;
      const found = await store.get(runId);
      await access.require(
        credentials,
        'read',
        found.beyond_entity ? undefined : found.entity_ref ?? undefined,
      );
      const record = await untilFinished(store, found, waitSeconds);
      return {
        output: await toOutput(toRun(record), record, store, fromRow, limit),
      };
    },
  });
}

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  type QueryRange,
  startRunSchema,
} from '@quarterdeck/plugin-log-queries-common';
import { audited } from '../audited';
import { parse } from '../parse';
import type { Caller } from '../runs/Caller';
import { toRun } from '../runs/record';
import { resolveRun } from '../runs/resolveRun';
import { untilFinished } from '../runs/untilFinished';
import type { Services } from '../services';
import { toOutput } from './runOutput';
import { runOutputSchema } from './runOutputSchema';

const MAX_WAIT_SECONDS = 50;
const ROWS_SHOWN = 100;

export function registerRunAction(
  registry: ActionsRegistryService,
  services: Services,
  personOf: (credentials: BackstageCredentials) => Caller,
): void {
  const { auditor, desk, store } = services;
  registry.register({
    name: 'run-log-query',
    title: 'Run a log query',
    description:
      'Runs a saved query, or a text of CloudWatch Logs Insights, over log groups of AWS, and waits a little for its rows. It costs what AWS takes for the bytes scanned, on the budget of the person. A run that takes longer goes on: read it with read-log-query-run.',
    attributes: { readOnly: false, idempotent: false, destructive: false },
    schema: {
      input: z =>
        z.object({
          accountId: z.string(),
          region: z.string(),
          queryId: z.string().optional().describe('Of the saved query'),
          queryString: z
            .string()
            .optional()
            .describe('A text in place of the saved query'),
          parameters: z
            .record(z.string())
            .optional()
            .describe('Values for the {{places}} of the query'),
          logGroupNames: z.array(z.string()).optional(),
          entityRef: z.string().optional(),
          lastMinutes: z
            .number()
            .int()
            .optional()
            .describe('The range, back from now; 60 unless told'),
          from: z.string().optional().describe('ISO 8601, with `to`'),
          to: z.string().optional(),
          confirmedUsd: z
            .number()
            .optional()
            .describe('The price that the person has agreed to'),
          waitSeconds: z.number().min(0).max(MAX_WAIT_SECONDS).optional(),
        }),
      output: runOutputSchema,
    },
    action: async ({ input, credentials }) => {
      const caller = personOf(credentials);
      const { lastMinutes, from, to, waitSeconds = 20, ...rest } = input;
      const range: QueryRange =
        from !== undefined && to !== undefined
          ? { type: 'absolute', from, to }
          : { type: 'relative', lastMinutes: lastMinutes ?? 60 };
      const request = parse(startRunSchema, { ...rest, range });
      const { records } = await audited(
        auditor,
        {
          eventId: 'run-start',
          severityLevel: 'medium',
          meta: { ...request, by: caller.userEntityRef, through: 'action' },
        },
        async () =>
          desk.submit(
            [await resolveRun(request, caller, services)],
            caller,
            request,
          ),
        submitted => ({ runIds: submitted.records.map(({ id }) => id) }),
      );
      const record = await untilFinished(store, records[0], waitSeconds);
      return {
        output: await toOutput(toRun(record), record, store, 0, ROWS_SHOWN),
      };
    },
  });
}

import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';

type Zod = Parameters<
  Parameters<ActionsRegistryService['register']>[0]['schema']['output']
>[0];

/** Of {@link RunOutput}. */
export function runOutputSchema(z: Zod) {
  return z.object({
    runId: z.string(),
    status: z
      .string()
      .describe('queued, running, complete, failed, cancelled or timeout'),
    queryString: z.string(),
    range: z.object({ from: z.string(), to: z.string() }),
    rowCount: z.number(),
    columns: z.array(z.string()),
    rows: z.array(z.record(z.string())),
    bytesScanned: z.number(),
    costUsd: z.number(),
    problem: z.string().optional(),
  });
}

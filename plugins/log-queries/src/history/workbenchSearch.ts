import type {
  AbsoluteRange,
  Run,
} from '@quarterdeck/plugin-log-queries-common';
import { rangeToSearch } from '../workbench/range';

/**
 * The search of a workbench's address on which somebody goes on from a run:
 * with its own text, or with what its saved query says today.
 */
export function workbenchSearch(
  run: Run,
  options: { range?: AbsoluteRange; runId?: string } = {},
): URLSearchParams {
  return rangeToSearch(
    { type: 'absolute', ...(options.range ?? run.range) },
    new URLSearchParams(
      options.runId
        ? {
            ...(run.queryId && { query: run.queryId }),
            run: options.runId,
          }
        : {},
    ),
  );
}

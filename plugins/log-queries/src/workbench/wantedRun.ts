import type { QueryRange } from '@quarterdeck/plugin-log-queries-common';
import type { Draft } from './useDraft';
import type { LogEnvironment } from './useEnvironments';
import type { WantedRun } from './useStartRun';

/**
 * The request that a draft stands for.
 *
 * @param environments - over which it is run at once; none for its own place
 * @returns nothing as long as something is missing
 */
export function wantedRun(options: {
  draft: Draft;
  range: QueryRange;
  environments: readonly LogEnvironment[];
  entityRef?: string;
  fresh?: boolean;
}): WantedRun | undefined {
  const { draft, range, environments, entityRef, fresh } = options;
  const { selected, place, text, parameters } = draft;
  if (!text.trim()) return undefined;
  const common = {
    range,
    ...(draft.parameterNames.length > 0 && { parameters }),
    ...(fresh && { fresh }),
  };
  if (environments.length > 0) {
    return {
      kind: 'group',
      request: {
        ...common,
        queryString: text,
        queryName: selected?.name,
        targets: environments.map(environment => ({
          accountId: environment.accountId,
          region: environment.region,
          environment: environment.name,
          entityRef: environment.entityRef,
        })),
      },
    };
  }
  if (!place) return undefined;
  return {
    kind: 'one',
    request: {
      ...place,
      ...common,
      queryId: selected?.id,
      queryString: selected && !draft.isEdited ? undefined : text,
      logGroupNames: [...draft.logGroupNames],
      entityRef,
    },
  };
}

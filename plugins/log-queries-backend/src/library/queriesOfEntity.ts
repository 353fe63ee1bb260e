import {
  type EntityLogs,
  type EntityQuery,
  fillParameters,
  parameterSourceOf,
  type QueryBelonging,
  type SavedQuery,
} from '@quarterdeck/plugin-log-queries-common';

/**
 * The saved queries that an entity offers, and what each reads when it is run
 * from there.
 */
export function queriesOfEntity(
  queries: SavedQuery[],
  entity: EntityLogs,
): EntityQuery[] {
  const source = parameterSourceOf(entity);
  return queries.flatMap(query => {
    const belongsBy = belonging(query, entity);
    if (!belongsBy) return [];
    const isShared = belongsBy === 'annotation';
    return {
      ...query,
      belongsBy,
      runsOver:
        isShared || query.logGroupNames.length === 0
          ? entity.logGroupNames
          : query.logGroupNames,
      filled: fillParameters(query.parameters, source),
    };
  });
}

function belonging(
  query: SavedQuery,
  entity: EntityLogs,
): QueryBelonging | undefined {
  if (query.name.startsWith(`${entity.environment}/`)) return 'name';
  if (query.logGroupNames.some(name => entity.logGroupNames.includes(name))) {
    return 'log-group';
  }
  const isListed = entity.listedQueries.some(listed =>
    listed.endsWith('/')
      ? query.name.startsWith(listed)
      : listed === query.name || listed === query.id,
  );
  return isListed ? 'annotation' : undefined;
}

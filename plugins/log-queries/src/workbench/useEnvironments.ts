import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import {
  LOG_GROUPS_ANNOTATION,
  readEntityLogs,
} from '@quarterdeck/plugin-log-queries-common';
import { useEffect, useState } from 'react';

/** An entity with logs, in a known place. */
export interface LogEnvironment {
  entityRef: string;
  /** What the environment column says. */
  name: string;
  /** Saved queries of this folder are its own. */
  folder: string;
  accountId: string;
  region: string;
  logGroupNames: string[];
  /** Saved queries that its annotation lists. */
  listedQueries: string[];
}

/** All entities of the catalog whose logs can be queried. */
export function useEnvironments(): {
  environments: LogEnvironment[];
  error?: Error;
} {
  const catalogApi = useApi(catalogApiRef);
  const [state, setState] = useState<{
    environments: LogEnvironment[];
    error?: Error;
  }>({ environments: [] });

  useEffect(() => {
    let isGone = false;
    catalogApi
      .getEntities({
        filter: {
          [`metadata.annotations.${LOG_GROUPS_ANNOTATION}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
        order: [{ field: 'metadata.name', order: 'asc' }],
      })
      .then(
        ({ items }) =>
          isGone || setState({ environments: items.flatMap(toEnvironment) }),
        (error: Error) => isGone || setState({ environments: [], error }),
      );
    return () => {
      isGone = true;
    };
  }, [catalogApi]);

  return state;
}

function toEnvironment(entity: Entity): LogEnvironment[] {
  const { accountId, region, logGroupNames, environment, listedQueries } =
    readEntityLogs(entity);
  if (!accountId || !region) return [];
  return [
    {
      entityRef: stringifyEntityRef(entity),
      name: entity.metadata.name,
      folder: environment,
      accountId,
      region,
      logGroupNames,
      listedQueries,
    },
  ];
}

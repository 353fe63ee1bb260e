import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type EntityLogs,
  MAX_LOG_GROUPS,
  readEntityLogs,
  resolveRange,
  type SavedQuery,
  type StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { queriesOfEntity } from '../library/queriesOfEntity';
import type { QueryLibrary } from '../library/QueryLibrary';
import type { NewRun } from './record';

/** Queries that begin with SOURCE name their log groups themselves. */
const NAMES_ITS_SOURCES = /^\s*SOURCE\b/i;

/**
 * Makes of a request what can be run: the saved query's text, the log groups,
 * the minutes.
 *
 * @throws InputError when something that AWS would need is missing
 * @throws NotFoundError when the query or the entity is not there
 */
export async function resolveRun(
  request: StartRunRequest,
  requestedBy: string,
  deps: {
    awsClients: AwsClients;
    library: QueryLibrary;
    catalog: CatalogService;
    credentials: BackstageCredentials;
  },
): Promise<NewRun> {
  const target = { accountId: request.accountId, region: request.region };
  assertConfigured(target, deps.awsClients);
  const entity =
    request.entityRef === undefined
      ? undefined
      : await readEntity(request.entityRef, deps.catalog, deps.credentials);
  const query =
    request.queryId === undefined
      ? undefined
      : await deps.library.get(target, request.queryId);
  const queryString = request.queryString ?? query?.queryString;
  if (!queryString) throw new InputError('There is no query to run');
  const logGroupNames =
    request.logGroupNames ?? defaultLogGroups(query, entity);
  if (logGroupNames.length === 0 && !NAMES_ITS_SOURCES.test(queryString)) {
    throw new InputError(
      'Neither the request nor the saved query nor the entity says which log groups to read',
    );
  }
  if (logGroupNames.length > MAX_LOG_GROUPS) {
    throw new InputError(
      `AWS reads at most ${MAX_LOG_GROUPS} log groups in one query, not ${logGroupNames.length}`,
    );
  }
  return {
    queryId: query?.id,
    queryName: query?.name,
    queryString,
    logGroupNames,
    ...target,
    entityRef: request.entityRef,
    range: resolveRange(request.range, new Date()),
    requestedRange: request.range,
    requestedBy,
    idempotencyKey: request.idempotencyKey,
  };
}

async function readEntity(
  entityRef: string,
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<EntityLogs> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  if (!entity) throw new NotFoundError(`There is no entity ${entityRef}`);
  return readEntityLogs(entity);
}

function defaultLogGroups(
  query: SavedQuery | undefined,
  entity: EntityLogs | undefined,
): string[] {
  if (!entity) return query?.logGroupNames ?? [];
  if (!query) return entity.logGroupNames;
  const [ofEntity] = queriesOfEntity([query], entity);
  return ofEntity?.runsOver ?? entity.logGroupNames;
}

function assertConfigured(target: AwsTarget, awsClients: AwsClients): void {
  if (!awsClients.accountIds().includes(target.accountId)) {
    throw new InputError(
      `The AWS account ${target.accountId} is not configured; add it to aws.accounts`,
    );
  }
  if (!awsClients.regions().includes(target.region)) {
    throw new InputError(
      `The region ${target.region} is not configured; add it to quarterdeck.aws.regions`,
    );
  }
}

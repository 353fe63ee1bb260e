import { InputError } from '@backstage/errors';
import type { Entity } from '@backstage/catalog-model';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import {
  type EntityLogs,
  MAX_LOG_GROUPS,
  readEntityLogs,
  resolveRange,
  type SavedQuery,
  type StartRunRequest,
} from '@quarterdeck/plugin-log-queries-common';
import { areItsOwn } from '../access/requireForLogs';
import type { EntityReader } from '../entity/EntityReader';
import { queriesOfEntity } from '../library/queriesOfEntity';
import type { QueryLibrary } from '../library/QueryLibrary';
import type { Caller } from './Caller';
import { fillIn } from './fillIn';
import { mayReadElsewhere, namesItsSources } from './namesItsSources';
import type { NewRun } from './record';

/** A run as it would be stored, and the entity that it is from. */
export interface ResolvedRun {
  run: NewRun;
  entity?: Entity;
}

/**
 * Makes of a request what can be run: the saved query's text with its
 * parameters filled in, the log groups, the minutes.
 *
 * @throws InputError when something that AWS would need is missing
 * @throws NotFoundError when the query or the entity is not there
 */
export async function resolveRun(
  request: StartRunRequest,
  caller: Caller,
  deps: {
    awsClients: AwsClients;
    library: QueryLibrary;
    entities: EntityReader;
  },
): Promise<ResolvedRun> {
  const target = { accountId: request.accountId, region: request.region };
  assertConfigured(target, deps.awsClients);
  const [entity, query] = await Promise.all([
    request.entityRef === undefined
      ? undefined
      : deps.entities.get(request.entityRef, caller.credentials),
    request.queryId === undefined
      ? undefined
      : deps.library.get(target, request.queryId),
  ]);
  const logs = entity && readEntityLogs(entity);
  const template = request.queryString ?? query?.queryString;
  if (!template) throw new InputError('There is no query to run');
  const filled = fillIn(
    template,
    query?.parameters ?? [],
    request.parameters ?? {},
  );
  const logGroupNames = request.logGroupNames ?? defaultLogGroups(query, logs);
  assertLogGroups(logGroupNames, filled.queryString);
  return {
    entity,
    run: {
      queryId: query?.id,
      queryName: query?.name,
      ...filled,
      ...(query &&
        query.language !== 'CWLI' && { queryLanguage: query.language }),
      logGroupNames,
      ...target,
      entityRef: request.entityRef,
      beyondEntity:
        logs !== undefined &&
        (!areItsOwn(logs, target, logGroupNames) ||
          mayReadElsewhere(filled.queryString)),
      range: resolveRange(request.range, new Date()),
      requestedRange: request.range,
      requestedBy: caller.userEntityRef,
      idempotencyKey: request.idempotencyKey,
      teams: [],
    },
  };
}

function assertLogGroups(names: readonly string[], queryString: string): void {
  if (names.length === 0 && !namesItsSources(queryString)) {
    throw new InputError(
      'Neither the request nor the saved query nor the entity says which log groups to read',
    );
  }
  if (names.length > MAX_LOG_GROUPS) {
    throw new InputError(
      `AWS reads at most ${MAX_LOG_GROUPS} log groups in one query, not ${names.length}`,
    );
  }
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

/** @throws InputError when the portal is not configured for the place */
export function assertConfigured(
  target: AwsTarget,
  awsClients: AwsClients,
): void {
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

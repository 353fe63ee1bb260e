import {
  type QueryRange,
  resolveRange,
} from '@quarterdeck/plugin-log-queries-common';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { NewRun, RunRecord } from './record';
import { assertConfigured } from './resolveRun';

const DAY_MS = 86_400_000;

/**
 * The same once more: the text as it was run then, even if the saved query
 * says something else today.
 *
 * @throws InputError when its account or region is configured no more
 */
export function repeatRun(
  record: RunRecord,
  requestedBy: string,
  awsClients: AwsClients,
  range: QueryRange = record.requested_range,
): NewRun {
  const target = { accountId: record.account_id, region: record.region };
  assertConfigured(target, awsClients);
  return {
    ...target,
    queryId: record.query_id ?? undefined,
    queryName: record.query_name ?? undefined,
    queryString: record.query_string,
    queryLanguage: record.query_language ?? undefined,
    queryTemplate: record.query_template ?? undefined,
    parameters: record.parameters ?? undefined,
    logGroupNames: record.log_group_names,
    entityRef: record.entity_ref ?? undefined,
    beyondEntity: record.beyond_entity,
    environment: record.environment ?? undefined,
    range: resolveRange(range, new Date()),
    requestedRange: range,
    requestedBy,
    teams: [],
  };
}

/** The range of a run, 24 hours earlier. */
export function dayBefore(record: RunRecord): QueryRange {
  const earlier = (date: Date) =>
    new Date(date.getTime() - DAY_MS).toISOString();
  return {
    type: 'absolute',
    from: earlier(record.range_from),
    to: earlier(record.range_to),
  };
}

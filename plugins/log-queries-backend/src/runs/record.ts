import {
  type AbsoluteRange,
  costOfScan,
  type QueryRange,
  type Run,
  type RunProblem,
  type RunStatus,
} from '@quarterdeck/plugin-log-queries-common';

/** A row of `log_query_runs`. */
export interface RunRecord {
  id: string;
  idempotency_key: string | null;
  query_id: string | null;
  query_name: string | null;
  query_string: string;
  log_group_names: string[];
  account_id: string;
  region: string;
  entity_ref: string | null;
  range_from: Date;
  range_to: Date;
  requested_range: QueryRange;
  requested_by: string;
  status: RunStatus;
  turn: number;
  aws_query_id: string | null;
  records_matched: number;
  records_scanned: number;
  bytes_scanned: number;
  generation: number;
  row_count: number;
  columns: string[];
  truncated: boolean;
  problem: RunProblem | null;
  cancel_requested: boolean;
  lease_token: string | null;
  lease_until: Date | null;
  created_at: Date;
  finished_at: Date | null;
}

/** Everything that is known of a run before it has begun. */
export interface NewRun {
  queryId?: string;
  queryName?: string;
  queryString: string;
  logGroupNames: string[];
  accountId: string;
  region: string;
  entityRef?: string;
  range: AbsoluteRange;
  requestedRange: QueryRange;
  requestedBy: string;
  idempotencyKey?: string;
}

/** What the API says about a stored run. */
export function toRun(record: RunRecord, ahead?: number): Run {
  return {
    id: record.id,
    queryId: record.query_id ?? undefined,
    queryName: record.query_name ?? undefined,
    queryString: record.query_string,
    logGroupNames: record.log_group_names,
    accountId: record.account_id,
    region: record.region,
    entityRef: record.entity_ref ?? undefined,
    range: {
      from: record.range_from.toISOString(),
      to: record.range_to.toISOString(),
    },
    requestedRange: record.requested_range,
    requestedBy: record.requested_by,
    status: record.status,
    ...(ahead !== undefined && { ahead }),
    statistics: {
      recordsMatched: record.records_matched,
      recordsScanned: record.records_scanned,
      bytesScanned: record.bytes_scanned,
    },
    costUsd: costOfScan(record.bytes_scanned),
    rowCount: record.row_count,
    truncated: record.truncated,
    problem: record.problem ?? undefined,
    createdAt: record.created_at.toISOString(),
    finishedAt: record.finished_at?.toISOString(),
  };
}

import {
  type AbsoluteRange,
  costOfScan,
  type ParameterValues,
  type QueryLanguage,
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
  query_language: QueryLanguage | null;
  query_template: string | null;
  parameters: ParameterValues | null;
  log_group_names: string[];
  account_id: string;
  region: string;
  entity_ref: string | null;
  beyond_entity: boolean;
  group_id: string | null;
  group_index: number | null;
  environment: string | null;
  compares_with: string | null;
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
  cancelled_by: 'person' | 'nobody-looking' | null;
  estimated_bytes: number | null;
  teams: string[];
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
  /** Absent: Logs Insights' own. */
  queryLanguage?: QueryLanguage;
  queryTemplate?: string;
  parameters?: ParameterValues;
  logGroupNames: string[];
  accountId: string;
  region: string;
  entityRef?: string;
  /** Reads what its entity does not name. */
  beyondEntity: boolean;
  groupId?: string;
  groupIndex?: number;
  environment?: string;
  comparesWith?: string;
  range: AbsoluteRange;
  requestedRange: QueryRange;
  requestedBy: string;
  idempotencyKey?: string;
  estimatedBytes?: number;
  /** Entity references of the teams whose budgets it counts for. */
  teams: string[];
}

/** What only a look at other runs tells of one. */
export interface RunSurroundings {
  /** How many runs come first, of a queued one. */
  ahead?: number;
  comparisonRunId?: string;
  /** The run was there already when it was asked for. */
  isStoredAnswer?: boolean;
}

/** What the API says about a stored run. */
export function toRun(
  record: RunRecord,
  { ahead, comparisonRunId, isStoredAnswer }: RunSurroundings = {},
): Run {
  return {
    id: record.id,
    queryId: record.query_id ?? undefined,
    queryName: record.query_name ?? undefined,
    queryString: record.query_string,
    queryTemplate: record.query_template ?? undefined,
    parameters: record.parameters ?? undefined,
    logGroupNames: record.log_group_names,
    accountId: record.account_id,
    region: record.region,
    entityRef: record.entity_ref ?? undefined,
    groupId: record.group_id ?? undefined,
    environment: record.environment ?? undefined,
    comparesWithRunId: record.compares_with ?? undefined,
    comparisonRunId,
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
    ...expectations(record),
    rowCount: record.row_count,
    truncated: record.truncated,
    problem: record.problem ?? undefined,
    cancelledBy: record.cancelled_by ?? undefined,
    createdAt: record.created_at.toISOString(),
    finishedAt: record.finished_at?.toISOString(),
    ...(isStoredAnswer &&
      record.finished_at && {
        answeredFrom: {
          requestedBy: record.requested_by,
          finishedAt: record.finished_at.toISOString(),
        },
      }),
  };
}

function expectations({
  estimated_bytes: bytes,
  bytes_scanned: scanned,
  status,
}: RunRecord): Pick<Run, 'estimate' | 'progress'> {
  if (bytes === null) return {};
  return {
    estimate: { bytes, costUsd: costOfScan(bytes) },
    ...(status === 'running' &&
      bytes > 0 && { progress: Math.min(0.99, scanned / bytes) }),
  };
}

import type {
  RunRow,
  RunStatistics,
  RunStatus,
} from '@quarterdeck/plugin-log-queries-common';
import type { RunRecord } from './record';

/** What there is of a query at one moment. */
export interface QuerySnapshot {
  status: RunStatus;
  statistics: RunStatistics;
  rows: RunRow[];
  columns: string[];
  truncated: boolean;
}

/** Where queries run. Its errors are those of the AWS SDK. */
export interface QueryService {
  /** @returns the service's id of the query. */
  start(run: RunRecord): Promise<string>;

  read(run: RunRecord, awsQueryId: string): Promise<QuerySnapshot>;

  /** Asks for an end. The query may have ended already; `read` tells. */
  stop(run: RunRecord, awsQueryId: string): Promise<void>;
}

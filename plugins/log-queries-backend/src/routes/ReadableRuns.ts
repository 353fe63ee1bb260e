import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { LogQueriesOperation } from '@quarterdeck/plugin-log-queries-common';
import type { Request } from 'express';
import type { Access } from '../access/Access';
import type { RunRecord } from '../runs/record';
import type { RunStore } from '../runs/RunStore';
import type { Identify } from './Identify';
import { runId } from './params';

/** Stored runs, for those who may see them. */
export class ReadableRuns {
  constructor(
    private readonly store: RunStore,
    private readonly access: Access,
    private readonly identify: Identify,
  ) {}

  /**
   * The run that a request names.
   *
   * @throws NotFoundError, NotAllowedError
   */
  async get(
    req: Request,
    credentials?: BackstageCredentials,
  ): Promise<RunRecord> {
    const asker = credentials ?? (await this.identify.anyone(req));
    const record = await this.store.get(runId(req));
    await this.require(record, asker, 'read');
    return record;
  }

  /** @throws NotAllowedError */
  async require(
    record: RunRecord,
    credentials: BackstageCredentials,
    operation: LogQueriesOperation,
  ): Promise<void> {
    await this.access.require(
      credentials,
      operation,
      record.beyond_entity ? undefined : record.entity_ref ?? undefined,
    );
  }
}

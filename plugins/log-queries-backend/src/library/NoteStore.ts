import type { AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { QueryNotes } from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { place } from '../runs/tables';

const TABLE = 'log_query_notes';

interface NoteRecord {
  account_id: string;
  region: string;
  query_id: string;
  description: string | null;
  owner: string | null;
  runbook_url: string | null;
  updated_by: string;
  updated_at: Date;
}

/** What AWS has no place for in a query definition. */
export class NoteStore {
  constructor(private readonly knex: Knex) {}

  /** By the queries' ids. */
  async of(target: AwsTarget): Promise<Map<string, QueryNotes>> {
    const records = await this.knex<NoteRecord>(TABLE).where(place(target));
    return new Map(
      records.map(record => [
        record.query_id,
        {
          description: record.description ?? undefined,
          owner: record.owner ?? undefined,
          runbookUrl: record.runbook_url ?? undefined,
        },
      ]),
    );
  }

  async put(
    target: AwsTarget,
    queryId: string,
    notes: QueryNotes,
    updatedBy: string,
  ): Promise<void> {
    await this.knex<NoteRecord>(TABLE)
      .insert({
        ...place(target),
        query_id: queryId,
        description: notes.description ?? null,
        owner: notes.owner ?? null,
        runbook_url: notes.runbookUrl ?? null,
        updated_by: updatedBy,
        updated_at: new Date(),
      })
      .onConflict(['account_id', 'region', 'query_id'])
      .merge();
  }

  async remove(target: AwsTarget, queryId: string): Promise<void> {
    await this.knex<NoteRecord>(TABLE)
      .where({ ...place(target), query_id: queryId })
      .delete();
  }
}

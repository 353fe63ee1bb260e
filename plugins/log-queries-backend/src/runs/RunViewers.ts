import { VIEWER_BEAT_SECONDS } from '@quarterdeck/plugin-log-queries-common';
import type { Knex } from 'knex';
import { UNFINISHED, RUNS, VIEWERS } from './tables';

/** A page may be late by two beats before it counts as gone. */
const LOOKS_SECONDS = VIEWER_BEAT_SECONDS * 3;

/** A page that is loaded anew is back within this time. */
const RELOAD_SECONDS = 5;

/** Who looks at which run, over all replicas. */
export class RunViewers {
  constructor(private readonly knex: Knex) {}

  async look(runId: string, viewerId: string): Promise<void> {
    await this.knex(VIEWERS)
      .insert({
        run_id: runId,
        viewer_id: viewerId,
        looks_until: this.in(LOOKS_SECONDS),
      })
      .onConflict(['run_id', 'viewer_id'])
      .merge();
  }

  async leave(runId: string, viewerId: string): Promise<void> {
    await this.knex(VIEWERS)
      .where({ run_id: runId, viewer_id: viewerId })
      .update({ looks_until: this.in(RELOAD_SECONDS) });
  }

  /**
   * The unfinished runs that somebody looked at and nobody does any more. A
   * run that nobody ever looked at is somebody's program's.
   */
  async deserted(): Promise<string[]> {
    const records = await this.knex(VIEWERS)
      .join(RUNS, `${RUNS}.id`, `${VIEWERS}.run_id`)
      .whereIn(`${RUNS}.status`, UNFINISHED)
      .where(`${RUNS}.cancel_requested`, false)
      .groupBy(`${VIEWERS}.run_id`)
      .havingRaw('max(looks_until) < now()')
      .select<{ run_id: string }[]>(`${VIEWERS}.run_id`);
    return records.map(record => record.run_id);
  }

  private in(seconds: number): Knex.Raw {
    return this.knex.raw("now() + ? * interval '1 second'", [seconds]);
  }
}

import type { Run } from '@quarterdeck/plugin-log-queries-common';
import { type RunRecord, type RunSurroundings, toRun } from './record';
import type { RunHistory } from './RunHistory';
import type { RunQueue } from './RunQueue';

/** Runs as the API shows them, with their places in the queue. */
export class RunPresenter {
  constructor(
    private readonly queue: RunQueue,
    private readonly history: RunHistory,
  ) {}

  async inList(record: RunRecord, more: RunSurroundings = {}): Promise<Run> {
    const ahead =
      record.status === 'queued' ? await this.queue.ahead(record) : undefined;
    return toRun(record, { ahead, ...more });
  }

  /** With its comparison as well. */
  async byItself(record: RunRecord): Promise<Run> {
    const comparison = await this.history.comparisonOf(record.id);
    return this.inList(record, { comparisonRunId: comparison?.id });
  }
}

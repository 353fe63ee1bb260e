import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Planner } from '../plan/Planner';
import type { PlanRow } from '../store/planRows';
import type { PlanStore } from '../store/PlanStore';
import { JobLoop } from './JobLoop';

/** How long a planner may be silent before another one begins anew. */
const SILENT_SECONDS = 30;
const BEAT_EVERY_MS = 5_000;

interface PlanJob {
  row: PlanRow;
  stop: AbortController;
}

/**
 * Makes the plans that were asked for. A plan needs no lease: it changes
 * nothing. Whoever was silent for too long gives it up to who began anew.
 */
export class PlanWorker {
  readonly #loop: JobLoop<PlanJob>;

  constructor(
    private readonly options: {
      logger: LoggerService;
      maxConcurrent: number;
      planner: Planner;
      plans: PlanStore;
      pollIntervalSeconds: number;
    },
  ) {
    this.#loop = new JobLoop({
      ...options,
      what: 'plans',
      take: async () => {
        const row = await options.plans.take(SILENT_SECONDS);
        return row && { row, stop: new AbortController() };
      },
      run: job => this.#make(job),
    });
  }

  start(): void {
    this.#loop.start();
  }

  wake(): void {
    this.#loop.wake();
  }

  async stop(): Promise<void> {
    await this.#loop.stop(async ({ stop }) => stop.abort());
  }

  async #make({ row, stop }: PlanJob): Promise<void> {
    const { logger, planner, plans } = this.options;
    const beat = setInterval(() => {
      plans
        .beat(row)
        .then(isOurs => isOurs || stop.abort())
        .catch(error => {
          logger.warn(`The plan ${row.id} may be made twice: ${error.message}`);
        });
    }, BEAT_EVERY_MS);
    try {
      await planner.make(row, stop.signal);
    } catch (error) {
      logger.warn(
        `The plan ${row.id} will be made anew: ${stringifyError(error)}`,
      );
    } finally {
      clearInterval(beat);
    }
  }
}

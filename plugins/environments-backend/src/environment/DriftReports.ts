import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  DriftReport,
  EnvironmentLocation,
} from '@quarterdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { explainError } from '../failures/explainError';
import { logFailure } from '../failures/logFailure';
import type { DriftDetection } from './DriftDetection';

/** A look that nobody has finished by then has died with its replica. */
const ABANDONED_AFTER_MS = 15 * 60_000;

interface DriftRow {
  account_id: string;
  region: string;
  environment_id: string;
  report: DriftReport;
  started_at: Date;
}

/** What the newest look for drift has shown, for each environment. */
export class DriftReports {
  constructor(
    private readonly options: {
      detection: DriftDetection;
      knex: Knex;
      logger: LoggerService;
    },
  ) {}

  async newest(location: EnvironmentLocation): Promise<DriftReport> {
    const row = await this.#rows().where(keyOf(location)).first();
    if (!row) return { status: 'none', stacks: [] };
    const isAbandoned =
      row.report.status === 'detecting' &&
      Date.now() - row.started_at.getTime() > ABANDONED_AFTER_MS;
    if (!isAbandoned) return row.report;
    return {
      ...row.report,
      status: 'failed',
      problem: { message: 'The look was interrupted', remedy: 'Look again.' },
    };
  }

  /** Looks in the background, once at a time. */
  async start(
    location: EnvironmentLocation,
    requestedBy: string,
  ): Promise<DriftReport> {
    const begun = {
      status: 'detecting' as const,
      stacks: [],
      requestedBy,
      startedAt: new Date().toISOString(),
    };
    const isFirst = await this.#begin(location, begun);
    if (!isFirst) return this.newest(location);
    this.#detect(location, begun).catch(error => {
      this.options.logger.warn(
        `The drift of ${location.environmentId} could not be written down: ${error.message}`,
      );
    });
    return begun;
  }

  async #detect(
    location: EnvironmentLocation,
    begun: DriftReport & { requestedBy: string },
  ): Promise<void> {
    try {
      const stacks = await this.options.detection.detect(
        location,
        begun.requestedBy,
      );
      await this.#write(location, {
        ...begun,
        status: 'done',
        stacks,
        finishedAt: new Date().toISOString(),
      });
    } catch (error) {
      const what = `The drift of ${location.environmentId} is not known`;
      logFailure(this.options.logger, what, error);
      const { message, finalRemedy: remedy } = explainError(error);
      await this.#write(location, {
        ...begun,
        status: 'failed',
        problem: { message, remedy },
        finishedAt: new Date().toISOString(),
      });
    }
  }

  /** @returns false where somebody looks already, in whichever replica. */
  async #begin(
    location: EnvironmentLocation,
    report: DriftReport,
  ): Promise<boolean> {
    const abandonedBefore = new Date(Date.now() - ABANDONED_AFTER_MS);
    const begun = await this.#upsert(location, report)
      .where(present =>
        present
          .whereRaw("drift_reports.report->>'status' <> 'detecting'")
          .orWhere('drift_reports.started_at', '<', abandonedBefore),
      )
      .returning('environment_id');
    return begun.length > 0;
  }

  async #write(
    location: EnvironmentLocation,
    report: DriftReport,
  ): Promise<void> {
    await this.#upsert(location, report);
  }

  #upsert(location: EnvironmentLocation, report: DriftReport) {
    return this.#rows()
      .insert({
        ...keyOf(location),
        report,
        started_at: new Date(report.startedAt ?? Date.now()),
      })
      .onConflict(['account_id', 'region', 'environment_id'])
      .merge();
  }

  #rows() {
    return this.options.knex<DriftRow>('drift_reports');
  }
}

function keyOf({ accountId, region, environmentId }: EnvironmentLocation) {
  return { account_id: accountId, region, environment_id: environmentId };
}

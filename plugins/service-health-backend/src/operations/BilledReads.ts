import type { MonthlyEstimate } from '@quarterdeck/plugin-service-health-common';
import type { Knex } from 'knex';
import { DateTime } from 'luxon';

/** @see https://aws.amazon.com/cloudwatch/pricing/ */
const USD_PER_METRIC = 0.01 / 1_000;

/** Pace is measured over so long, or since it is counted. */
const PACE_HOURS = 24;

const KEPT_MONTHS = 13;

/**
 * Counts in the database what AWS bills: metrics that `GetMetricData` was asked
 * for, by all replicas together, hour by hour.
 */
export class BilledReads {
  #unsaved = 0;

  constructor(private readonly knex: Knex) {}

  /** Counts now; {@link BilledReads.flush} saves it. */
  add(metrics: number): void {
    this.#unsaved += metrics;
  }

  async flush(): Promise<void> {
    const metrics = this.#unsaved;
    if (metrics === 0) return;
    this.#unsaved = 0;
    try {
      await this.knex('billed_metric_reads')
        .insert({
          hour: DateTime.utc().startOf('hour').toJSDate(),
          metrics,
        })
        .onConflict('hour')
        .merge({
          metrics: this.knex.raw('billed_metric_reads.metrics + ?', [metrics]),
        });
    } catch (error) {
      this.#unsaved += metrics;
      throw error;
    }
  }

  async forgetOld(): Promise<void> {
    const before = DateTime.utc()
      .startOf('month')
      .minus({ months: KEPT_MONTHS });
    await this.knex('billed_metric_reads')
      .where('hour', '<', before.toJSDate())
      .delete();
  }

  /** What this month costs, at the pace of the last day. */
  async estimate(now: DateTime = DateTime.utc()): Promise<MonthlyEstimate> {
    await this.flush();
    const month = now.startOf('month');
    const paceStart = now.minus({ hours: PACE_HOURS });
    const [soFar, ofPace, first] = await Promise.all([
      this.sumSince(month),
      this.sumSince(paceStart),
      this.knex('billed_metric_reads').min<{ hour: Date | null }[]>(
        'hour as hour',
      ),
    ]);
    const firstHour = first[0].hour;
    const countedHours = firstHour
      ? now.diff(DateTime.fromJSDate(firstHour), 'hours').hours
      : 0;
    const paceHours = Math.min(PACE_HOURS, Math.max(1, countedHours));
    const hoursLeft = month.plus({ months: 1 }).diff(now, 'hours').hours;
    const projected = Math.round(soFar + (ofPace / paceHours) * hoursLeft);
    return {
      billedMetricReads: soFar,
      projectedMetricReads: projected,
      projectedUsd: Math.round(projected * USD_PER_METRIC * 100) / 100,
      basis: `${soFar} metrics were read in ${now.toFormat(
        'LLLL',
      )} so far, ${ofPace} of them within the last ${Math.round(
        paceHours,
      )} h; AWS bills 0.01 USD for 1,000 metrics read by GetMetricData, and nothing for the other reads`,
    };
  }

  private async sumSince(start: DateTime): Promise<number> {
    const [{ metrics }] = await this.knex('billed_metric_reads')
      .where('hour', '>=', start.toJSDate())
      .sum<{ metrics: string | null }[]>('metrics as metrics');
    return Number(metrics ?? 0);
  }
}

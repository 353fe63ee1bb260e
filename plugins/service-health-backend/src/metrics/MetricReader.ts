import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type {
  Reading,
  TargetMetrics,
} from '@quarterdeck/plugin-service-health-common';
import {
  ReadingStore,
  type ReadingStoreOptions,
} from '../readings/ReadingStore';
import type { MetricTarget } from './definitions';
import { MetricSource } from './metricSource';
import { cutTo, isWithin, liveWindow, type MetricRange } from './range';

/**
 * Reads metrics so that each is paid for once a period, however many look and
 * at whatever part of the time up to now: AWS bills by the metric and not by
 * the points, so the longest range of the period is asked for, and each viewer
 * gets their part of it. Ranges before that are remembered one by one.
 *
 * @see https://aws.amazon.com/cloudwatch/pricing/
 */
export class MetricReader {
  /** By period: a reading of metrics is fresh for one period. */
  readonly #stores = new Map<
    number,
    ReadingStore<MetricTarget, TargetMetrics>
  >();

  constructor(
    private readonly clients: AwsClients,
    private readonly timing: Omit<ReadingStoreOptions, 'freshSeconds'>,
  ) {}

  /** One reading for each target, in their order. Never rejects. */
  async read(
    targets: MetricTarget[],
    range: MetricRange,
  ): Promise<Reading<TargetMetrics>[]> {
    const window = liveWindow(range.periodSeconds, this.timing.now?.());
    const isLive = isWithin(range, window);
    const readings = await this.storeFor(range.periodSeconds).read(
      new MetricSource(this.clients, isLive ? window : range),
      targets,
      {
        keySuffix: isLive
          ? '#live'
          : `#${range.startSeconds}-${range.endSeconds}`,
      },
    );
    return readings.map(reading =>
      reading.problem
        ? {
            ...reading,
            ...(reading.lastGood && {
              lastGood: {
                ...reading.lastGood,
                value: cutTo(range, reading.lastGood.value),
              },
            }),
          }
        : { ...reading, value: cutTo(range, reading.value) },
    );
  }

  private storeFor(periodSeconds: number) {
    let store = this.#stores.get(periodSeconds);
    if (!store) {
      store = new ReadingStore({ ...this.timing, freshSeconds: periodSeconds });
      this.#stores.set(periodSeconds, store);
    }
    return store;
  }
}

import type { StandardUnit } from '@aws-sdk/client-cloudwatch';
import type { MinuteData } from './MinuteData';

export type Dimensions = Readonly<Record<string, string>>;

/** The data of a second, epoch milliseconds. */
export type FineData = MinuteData & { readonly time: number };

/** Something that publishes metrics: a service, a load balancer, a database. */
export interface MetricSource {
  readonly namespace: string;
  readonly dimensions: Dimensions;
  readonly units: Readonly<Record<string, StandardUnit>>;
  /** The data of a metric from one minute (since the epoch) to another. */
  read(metricName: string, fromMinute: number, toMinute: number): MinuteData[];
  /** The same by the second, where it is known; epoch milliseconds. */
  readFine?(metricName: string, from: number, to: number): FineData[];
}

/** Reads one metric out of what happened in each of many minutes. */
export function readEach<Minute extends { readonly minute: number }>(
  minutes: readonly Minute[],
  read: ((minute: Minute) => MinuteData | undefined) | undefined,
): MinuteData[] {
  return read
    ? minutes.map(read).filter((data): data is MinuteData => data !== undefined)
    : [];
}

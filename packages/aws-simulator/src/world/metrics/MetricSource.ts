import type { Unit } from './units';
import type { MinuteData } from './MinuteData';

export type Dimensions = Readonly<Record<string, string>>;

/** Something that publishes metrics: a service, a load balancer, a database. */
export interface MetricSource {
  readonly namespace: string;
  readonly dimensions: Dimensions;
  readonly units: Readonly<Record<string, Unit>>;
  /** The data of a metric from one minute (since the epoch) to another. */
  read(metricName: string, fromMinute: number, toMinute: number): MinuteData[];
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

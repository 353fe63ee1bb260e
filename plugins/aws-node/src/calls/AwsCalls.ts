import type { AwsCallStatistics } from '@quarterdeck/plugin-service-health-common';
import type { AwsCall } from './AwsCall';
import { Durations } from './Durations';

/** @public */
export type AwsCallListener = (call: AwsCall) => void;

/**
 * Every request that this process has sent to AWS, whichever plugin sent it.
 *
 * @public
 */
export class AwsCalls {
  /** Since when it counts. */
  readonly since = new Date();

  readonly #counts = new Map<string, Count>();
  readonly #listeners = new Set<AwsCallListener>();

  add(call: AwsCall): void {
    const { accountId, region, service, operation, outcome } = call;
    const key = [accountId, region, service, operation].join('/');
    let count = this.#counts.get(key);
    if (!count) {
      count = {
        of: { accountId, region, service, operation },
        calls: 0,
        throttles: 0,
        failures: 0,
        durations: new Durations(),
      };
      this.#counts.set(key, count);
    }
    count.calls += 1;
    if (outcome === 'throttled') count.throttles += 1;
    if (outcome === 'failed') count.failures += 1;
    count.durations.add(call.durationMs);
    for (const listener of this.#listeners) listener(call);
  }

  /** One for each operation, account and region; the busiest first. */
  statistics(): AwsCallStatistics[] {
    return [...this.#counts.values()]
      .map(({ of, durations, calls, throttles, failures }) => ({
        ...of,
        calls,
        throttles,
        failures,
        medianMs: durations.quantile(0.5),
        p95Ms: durations.quantile(0.95),
      }))
      .sort((left, right) => right.calls - left.calls);
  }

  /** Tells the listener of each call from now on, until the result is called. */
  subscribe(listener: AwsCallListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

interface Count {
  of: Pick<AwsCallStatistics, 'accountId' | 'region' | 'service' | 'operation'>;
  calls: number;
  throttles: number;
  failures: number;
  durations: Durations;
}

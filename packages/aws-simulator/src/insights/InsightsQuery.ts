import { parseQuery, type SourceCommand } from '@quarterdeck/insights-language';
import { planQuery, type QueryPlan } from './evaluation/QueryPlan';
import type { QueryContext } from './functions';
import type { LogEvent } from './LogEvent';
import { QueryExecution } from './QueryExecution';
import type { SideInput } from './SideInput';

/**
 * A query that compiled. One without side inputs can be run any number of
 * times; the others are compiled for each run, since they keep what they read.
 */
export class InsightsQuery {
  readonly #plan: QueryPlan;

  private constructor(plan: QueryPlan) {
    this.#plan = plan;
  }

  /** @throws QuerySyntaxError with the place of what cannot be understood */
  static compile(
    text: string,
    context: QueryContext = {
      now: Date.now(),
      startTime: 0,
      endTime: Date.now(),
    },
  ): InsightsQuery {
    return new InsightsQuery(planQuery(parseQuery(text), context));
  }

  /** What must be read, in this order, before the query's own events. */
  get inputs(): readonly SideInput[] {
    return this.#plan.inputs;
  }

  /** The `SOURCE` that the query begins with, if it names its log groups. */
  get source(): SourceCommand | undefined {
    return this.#plan.source;
  }

  /** The times of the events that it reads, epoch milliseconds. */
  get range(): { startTime: number; endTime: number } {
    return this.#plan.range;
  }

  /** How many rows its last `limit` leaves, if it has one. */
  get limit(): number | undefined {
    return this.#plan.limit;
  }

  /** @param maximum - how many rows will be asked for at most */
  start(maximum = Infinity): QueryExecution {
    return new QueryExecution(this.#plan, maximum);
  }

  /** Runs over all of the events at once. */
  run(events: Iterable<LogEvent>): QueryExecution {
    const execution = this.start();
    for (const event of events) {
      execution.add(event);
    }
    return execution;
  }
}

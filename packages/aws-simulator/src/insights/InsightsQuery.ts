import { parseQuery } from '@quarterdeck/insights-language';
import { planQuery, type QueryPlan } from './evaluation/QueryPlan';
import type { QueryContext } from './functions';
import type { LogEvent } from './LogEvent';
import { QueryExecution } from './QueryExecution';

/** A query that compiled, ready to be run any number of times. */
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

  /** Whether rows are groups of events (`stats`) rather than events. */
  get isAggregated(): boolean {
    return this.#plan.isAggregated;
  }

  start(): QueryExecution {
    return new QueryExecution(this.#plan);
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

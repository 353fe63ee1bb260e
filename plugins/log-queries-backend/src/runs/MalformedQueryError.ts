import { InputError } from '@backstage/errors';
import type {
  QueryPosition,
  RunProblem,
} from '@quarterdeck/plugin-log-queries-common';

/** What AWS answers to a query that it cannot run as it is written. */
const CODES = new Set(['MalformedQueryException', 'InvalidParameterException']);

/** A query that AWS does not understand: 400, with the place in its text. */
export class MalformedQueryError extends InputError {
  /** Sent to the browser with the error, see `Refusal`. */
  readonly reason = 'malformed';
  readonly position?: QueryPosition;

  static isOne(problem: RunProblem | null): problem is RunProblem {
    return CODES.has(problem?.code ?? '');
  }

  constructor(problem: RunProblem) {
    super(problem.message);
    this.position = problem.position;
  }
}

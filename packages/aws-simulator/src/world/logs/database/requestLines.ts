import {
  type DatabaseComplaint,
  Random,
  type ServedRequest,
} from '../../traffic';
import type { LogLine } from '../LogLine';
import type { LogSettings } from './DatabaseLog';
import { postgresLine, type Session } from './PostgresLine';
import { sessionOf } from './sessions';
import { statementOf } from './statements';

/** Of a request's time, its slowest statement has this much. */
const STATEMENT_SHARE = 0.94;
const ANSWER_TAKES_MS = 3;

/** What one request makes the database log: a slow statement, or an error. */
export function requestLines(
  { request, run }: ServedRequest,
  settings: LogSettings,
): LogLine[] {
  if (!run) return [];
  const { failure, duration, statusCode } = request;
  const doneAt = request.at + Math.max(1, duration - ANSWER_TAKES_MS);
  const statementMs = STATEMENT_SHARE * duration;
  const isSlow = statusCode < 500 && statementMs >= settings.minDurationMs;
  if (!isSlow && !failure?.database) return [];
  const random = new Random(request.seed, 51);
  const session = sessionOf(run, random.below(8), settings);
  const statement = statementOf(request.route, random);
  if (failure?.database) {
    return complaintLines(doneAt, session, failure.database, statement);
  }
  return [
    postgresLine(
      doneAt,
      session,
      'LOG',
      `duration: ${(statementMs + random.next()).toFixed(
        3,
      )} ms  statement: ${statement}`,
    ),
  ];
}

/** An error, with what there is to say of it beside. */
export function complaintLines(
  at: number,
  session: Session,
  { severity, message, hint, hasStatement }: DatabaseComplaint,
  statement: string,
): LogLine[] {
  return [
    postgresLine(at, session, severity, message),
    ...(hint ? [postgresLine(at, session, 'HINT', hint)] : []),
    ...(hasStatement
      ? [postgresLine(at, session, 'STATEMENT', statement)]
      : []),
  ];
}

import { Random, type ServedRequest, stackOf } from '../traffic';
import { REQUEST_FAILURES } from './failures';
import { jsonLine, type LogLine } from './LogLine';

/** A request that takes longer than this is worth a warning. */
const SLOW_MILLISECONDS = 1000;
const CACHE_WARNING_SHARE = 0.004;

/**
 * What a task logs about one request: a line when it is answered, before it
 * the error that made it fail, after it a warning when it was slow.
 */
export function requestLines({ request }: ServedRequest): LogLine[] {
  const { route, statusCode, duration, seed } = request;
  const random = new Random(seed);
  const answeredAt = request.at + duration;
  const details = {
    requestId: random.hex(16),
    route: `${route.method} ${route.path}`,
  };
  const lines: LogLine[] = [];
  if (statusCode >= 500) {
    const failure = request.failure ?? random.pick(REQUEST_FAILURES);
    lines.push(
      jsonLine(answeredAt, 'error', failure.message, {
        ...details,
        code: failure.code,
        stack: stackOf(failure),
      }),
    );
  } else if (random.next() < CACHE_WARNING_SHARE) {
    lines.push(
      jsonLine(request.at + 1, 'warn', 'Cache is cold, asking the database', {
        ...details,
      }),
    );
  }
  lines.push(
    jsonLine(
      answeredAt,
      'info',
      `${route.method} ${route.path} ${statusCode}`,
      {
        ...details,
        statusCode,
        duration,
      },
    ),
  );
  if (duration > SLOW_MILLISECONDS) {
    lines.push(
      jsonLine(answeredAt, 'warn', 'Request was slow', {
        ...details,
        statusCode,
        duration,
      }),
    );
  }
  return lines;
}

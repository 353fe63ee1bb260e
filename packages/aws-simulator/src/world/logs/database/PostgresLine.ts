import type { LogLine } from '../LogLine';

/** Who a line is about; without one, the server itself. */
export interface Session {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly pid: number;
}

export type Severity =
  | 'LOG'
  | 'ERROR'
  | 'FATAL'
  | 'HINT'
  | 'STATEMENT'
  | 'CONTEXT';

/**
 * A line as RDS for PostgreSQL writes it, with its fixed `log_line_prefix`
 * `%t:%r:%u@%d:[%p]:`.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html
 */
export function postgresLine(
  timestamp: number,
  session: Session | { readonly pid: number },
  severity: Severity,
  message: string,
): LogLine {
  const time = new Date(timestamp).toISOString().slice(0, 19).replace('T', ' ');
  const who =
    'host' in session
      ? `${session.host}(${session.port}):${session.user}@${session.database}`
      : ':@';
  return {
    timestamp,
    message: `${time} UTC:${who}:[${session.pid}]:${severity}:  ${message}`,
  };
}

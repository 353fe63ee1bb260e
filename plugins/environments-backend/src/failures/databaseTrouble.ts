/**
 * The classes of PostgreSQL's error codes that say something of the server or the
 * way to it, and nothing of what was asked: connection, transaction, resources,
 * intervention of an operator.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OF_THE_SERVER = /^(08|40|53|57|58)/;

/** Of no class that begins with an E, as Node.js's own codes do (`EROFS`). */
const SQL_STATE = /^[0-9A-DF-Z][0-9A-Z]{4}$/;

/** How pg and Knex word the loss of a connection, or that there is none. */
const NO_CONNECTION =
  /connection (terminated|ended|error)|client has encountered a connection error|timeout acquiring a connection|timeout exceeded when trying to connect/i;

/** What Node.js calls it. */
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** The portal's database was not what an answer was had from. */
export interface DatabaseTrouble {
  /** A sentence. */
  message: string;
  /** Whether it may be over in a while, as an outage is. */
  isPassing: boolean;
}

/**
 * What an error says of the portal's database, which is all that the portal has a
 * connection to beside AWS and DNS: only to be asked of errors of neither.
 *
 * @returns undefined for any other error.
 */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  const { code, message = '' } = asErrorLike(error);
  // Node.js tries all addresses of a host and collects what they say.
  const [first] = error instanceof AggregateError ? error.errors : [];
  const systemCode = [code, asErrorLike(first).code].find(
    each => each !== undefined && SYSTEM_CODES.has(each),
  );
  if (systemCode || NO_CONNECTION.test(message)) {
    return {
      message: `The portal's own database does not answer (${
        systemCode ?? message
      })`,
      isPassing: true,
    };
  }
  if (!code || !SQL_STATE.test(code)) return undefined;
  return {
    message: `The portal's own database has failed (${code})`,
    isPassing: OF_THE_SERVER.test(code),
  };
}

function asErrorLike(value: unknown): { code?: string; message?: string } {
  return typeof value === 'object' && value !== null ? value : {};
}

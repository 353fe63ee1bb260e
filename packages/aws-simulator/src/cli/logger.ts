import type { RequestRecord } from '../wire';

/** What the command line tells, on the standard streams. */
export interface Logger {
  info(message: string): void;
  error(message: string): void;
}

export const consoleLogger: Logger = {
  info: message => process.stdout.write(`${message}\n`),
  error: message => process.stderr.write(`${message}\n`),
};

/** Requests that nobody has simulated yet, and defects; the rest is silent. */
export function logRequest(logger: Logger, record: RequestRecord): void {
  const { context, errorCode, defect } = record;
  const name = `${context.service}:${context.operation}`;
  if (defect !== undefined) {
    const detail = defect instanceof Error ? defect.stack : String(defect);
    logger.error(`Defect in ${name}: ${detail}`);
  } else if (
    errorCode === 'UnknownOperationException' ||
    errorCode === 'UnknownService'
  ) {
    logger.error(`Not simulated: ${name}`);
  }
}

/** An error of the simulated application, as its log shows it. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly frames: readonly string[];
  /** What the database has to say of it in its own log. */
  readonly database?: DatabaseComplaint;
}

/** An error as PostgreSQL writes it down. */
export interface DatabaseComplaint {
  readonly severity: 'ERROR' | 'FATAL';
  readonly message: string;
  readonly hint?: string;
  /** Whether a statement was being executed. */
  readonly hasStatement: boolean;
}

export function stackOf({ name, message, frames }: Failure): string {
  return [
    `${name}: ${message}`,
    ...frames.map(frame => `    at ${frame}`),
  ].join('\n');
}

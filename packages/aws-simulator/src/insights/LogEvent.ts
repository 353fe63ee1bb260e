/** A log event as a query sees it. */
export interface LogEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly message: string;
  readonly logStream: string;
  /** `<account>:<log group>` */
  readonly log: string;
  /** Epoch milliseconds; the timestamp where it is not known. */
  readonly ingestionTime?: number;
}

import type { StateValue } from '@aws-sdk/client-cloudwatch';

/** A change of an alarm's state. */
export interface Transition {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: StateValue;
  readonly to: StateValue;
  readonly reason: string;
  readonly reasonData?: string;
}

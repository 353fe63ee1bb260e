import type { Status } from '../status';

/**
 * One row of the roll-up: when a value is not well, and how it is said.
 *
 * @public
 */
export interface Rule<TValue> {
  /** `<kind>.<what>`. */
  name: string;
  /** The status that it gives. */
  status: Exclude<Status, 'healthy'>;
  /** When it applies, for the documentation. */
  when: string;
  /**
   * @param now - the time to measure ages against
   * @returns the clause for the sentence, or nothing where the rule is kept
   */
  clause(value: TValue, now: Date): string | undefined;
}

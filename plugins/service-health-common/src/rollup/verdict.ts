import type { TargetKind } from '../readings/report';
import type { Status } from '../status';

/**
 * One thing that keeps an entity from being healthy, with where it was seen.
 *
 * @public
 */
export interface VerdictPart {
  /** The name of the rule that found it. */
  rule: string;
  status: Exclude<Status, 'healthy'>;
  /** A clause with numbers: `0 of 2 tasks running`. */
  text: string;
  /** Where it was seen. */
  evidence: { kind: TargetKind; target: string };
}

/**
 * How an entity is, in one word, in one sentence, and in parts.
 *
 * @public
 */
export interface Verdict {
  status: Status;
  /** `Critical: 0 of 2 tasks running; the last 6 stopped with exit code 1 …` */
  sentence: string;
  /** Worst first; none when healthy. */
  parts: VerdictPart[];
}

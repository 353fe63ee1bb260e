import type { Ending } from '../endings';
import type { Subject } from '../Subject';

/** One operation, as it is asked for. */
export interface Act {
  /** Brings the environment to where it can be asked for; no fault is yet. */
  prepare?(subject: Subject): Promise<void>;
  run(subject: Subject): Promise<Ending>;
  /**
   * What whoever reads the explanation does, when the cause is mended.
   *
   * @default the same once more
   */
  again?(subject: Subject): Promise<Ending>;
  /** What happens to the environment after it. */
  after?(subject: Subject): Promise<void>;
  /** Whether what comes later in the environment's life rests on it. */
  isGround?: boolean;
  /** Whether the environment is over with it. */
  isEnd?: boolean;
  /** Of how many stacks the environment is then. @default all of them */
  leaves?: number;
  /** Whether nothing is protected any more. */
  isUnprotected?: boolean;
}

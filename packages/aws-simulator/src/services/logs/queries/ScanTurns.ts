/** What became of a turn: more to do, nothing to do for a while, or the end. */
export type TurnOutcome = 'busy' | 'waiting' | 'done';

const PAUSE_MS = 40;

/**
 * Lets any number of scans take turns, one short one at a time, so that the
 * simulator goes on answering requests between them.
 */
export class ScanTurns {
  readonly #scans: Array<() => TurnOutcome> = [];
  #isTicking = false;
  /** How many scans in a row had nothing to do. */
  #idle = 0;

  add(scan: () => TurnOutcome): void {
    this.#scans.push(scan);
    this.#idle = 0;
    this.#tick();
  }

  #tick(): void {
    if (this.#isTicking || this.#scans.length === 0) {
      return;
    }
    this.#isTicking = true;
    const next = () => {
      this.#isTicking = false;
      this.#turn();
      this.#tick();
    };
    if (this.#idle < this.#scans.length) {
      setImmediate(next).unref();
    } else {
      this.#idle = 0;
      setTimeout(next, PAUSE_MS).unref();
    }
  }

  #turn(): void {
    const scan = this.#scans.shift();
    const outcome = scan?.();
    if (scan && outcome !== 'done') {
      this.#scans.push(scan);
      this.#idle = outcome === 'waiting' ? this.#idle + 1 : 0;
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets requests through at a steady pace, in the order in which they come, so
 * that AWS need not throttle them.
 */
export class Pacer {
  /** When the next one of each kind is due, in epoch milliseconds. */
  readonly #due = new Map<string, number>();

  /**
   * @param perSecond - how many for long
   * @param burst - how many at once after a pause
   */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
  ) {}

  /** Settles when it is the turn of this one. */
  async turn(kind: string): Promise<void> {
    const intervalMs = 1000 / this.perSecond;
    const now = Date.now();
    const saved = now - (this.burst - 1) * intervalMs;
    const due = Math.max(this.#due.get(kind) ?? saved, saved);
    this.#due.set(kind, due + intervalMs);
    if (due > now) await sleep(due - now);
  }
}

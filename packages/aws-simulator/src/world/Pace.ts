import { setTimeout as delay } from 'node:timers/promises';

/**
 * How fast resources come up. A pace of 2 takes half the time that the
 * resource types ask for; the instant pace takes none.
 *
 * @public
 */
export class Pace {
  static readonly instant = new Pace(Infinity);

  /** @param factor - `Infinity` is instant */
  constructor(readonly factor: number) {
    if (!(factor > 0)) {
      throw new RangeError(`A pace is a positive number, not ${factor}`);
    }
  }

  /** What a duration of the model takes here, in milliseconds. */
  milliseconds(modelSeconds: number): number {
    return (modelSeconds * 1000) / this.factor;
  }

  async wait(modelSeconds: number, signal?: AbortSignal): Promise<void> {
    const milliseconds = this.milliseconds(modelSeconds);
    if (milliseconds > 0) await delay(milliseconds, undefined, { signal });
  }
}

/** Sleeps that somebody else can cut short. */
export class Sleeper {
  #woken = false;
  #wake?: () => void;

  /** Ends the current sleep; without one, the next does not begin. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
    this.#wake = undefined;
  }
}

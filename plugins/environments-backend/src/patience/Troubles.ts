/** What keeps something from going on, in words. */
export interface Trouble {
  message: string;
  remedy?: string;
}

/** A trouble as it is written down. */
export interface ShownTrouble extends Trouble {
  /** ISO */
  since: string;
}

/**
 * What those wait for who work side by side. As long as one of them waits it is
 * shown, whatever the others get done meanwhile; of several, the oldest.
 */
export class Troubles {
  readonly #present = new Map<object, ShownTrouble>();
  #written: ShownTrouble | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** @param write - where everybody sees it; null when there is none. */
  constructor(
    private readonly write: (trouble: ShownTrouble | null) => Promise<void>,
  ) {}

  /** @param of - whose it is: it has one at a time. */
  async show(of: object, { message, remedy }: Trouble): Promise<void> {
    if (this.#present.get(of)?.message === message) return;
    const since = new Date().toISOString();
    this.#present.set(of, { message, remedy, since });
    await this.#sync();
  }

  async clear(of: object): Promise<void> {
    if (this.#present.delete(of)) await this.#sync();
  }

  /** One after the other: what is written last is what is so. */
  async #sync(): Promise<void> {
    const turn = this.#writing.then(async () => {
      const [oldest] = this.#present.values();
      if (oldest === this.#written) return;
      await this.write(oldest ?? null);
      this.#written = oldest;
    });
    // Who has asked for it gets the error; the next one tries again.
    this.#writing = turn.catch(() => undefined);
    await turn;
  }
}

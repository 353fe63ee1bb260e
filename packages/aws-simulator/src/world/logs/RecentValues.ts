/** Remembers the last few values that were made. */
export class RecentValues<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly maximum: number) {}

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = make();
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.maximum && oldest !== undefined) {
      this.#values.delete(oldest);
    }
    return value;
  }
}

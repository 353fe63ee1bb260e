const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const REFERENCE = /\$\{([A-Za-z]+)\}/g;

/**
 * What the steps of a sequence tell each other. `${name}` in a text is replaced;
 * a text that is nothing else becomes the value itself. `{ $minutesAgo: 5 }` is
 * a time, and `{ $daysAgo: 5 }` a date such as `2026-11-17`, in UTC.
 */
export class Variables {
  private readonly values: Map<string, unknown>;

  constructor(initial: Record<string, unknown>) {
    this.values = new Map(Object.entries(initial));
  }

  set(name: string, value: unknown): void {
    this.values.set(name, value);
  }

  /** @throws Error for a variable that no step has captured */
  fill(value: unknown): unknown {
    if (typeof value === 'string') return this.fillText(value);
    if (Array.isArray(value)) return value.map(each => this.fill(each));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [[name, argument] = []] = entries;
    if (name === '$minutesAgo') {
      return new Date(Date.now() - Number(argument) * MINUTE_MS);
    }
    if (name === '$daysAgo') {
      const [date] = new Date(Date.now() - Number(argument) * DAY_MS)
        .toISOString()
        .split('T');
      return date;
    }
    return Object.fromEntries(
      entries.map(([key, each]) => [this.fillKey(key), this.fill(each)]),
    );
  }

  private fillKey(key: string): string {
    return String(this.fillText(key));
  }

  private fillText(text: string): unknown {
    const [whole] = text.match(/^\$\{[A-Za-z]+\}$/) ?? [];
    if (whole) return this.get(whole.slice(2, -1));
    return text.replace(REFERENCE, (_all, name: string) =>
      String(this.get(name)),
    );
  }

  private get(name: string): unknown {
    if (this.values.has(name)) return this.values.get(name);
    throw new Error(`No step before has captured ${name}`);
  }
}

/** The value at a path such as `Stacks.0.StackId`. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (each, step) =>
        typeof each === 'object' && each !== null
          ? (each as Record<string, unknown>)[step]
          : undefined,
      value,
    );
}

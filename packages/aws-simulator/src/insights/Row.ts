import type { LogEvent } from './LogEvent';
import { child, isPresent, type Value } from './values/Value';

/**
 * A row on its way through a query: the columns computed so far, over the
 * event that it came from (rows that `stats` makes have none).
 */
export class Row {
  readonly #columns: Map<string, Value>;
  /** The two rows that a `join` made this one of, by their aliases. */
  #sides: ReadonlyMap<string, Row | undefined> | undefined;
  #json: Value;
  #isParsed = false;

  constructor(
    readonly event: LogEvent | undefined,
    columns: Iterable<readonly [string, Value]> = [],
  ) {
    this.#columns = new Map(columns);
  }

  /**
   * Two rows side by side: `alias.field` is a field of that one, and a bare
   * name one of the left row.
   */
  static joined(
    left: readonly [alias: string, row: Row],
    right: readonly [alias: string, row: Row | undefined],
  ): Row {
    const row = left[1].copy();
    row.#sides = new Map([left, right]);
    return row;
  }

  set(name: string, value: Value): void {
    this.#columns.set(name, value);
  }

  copy(): Row {
    const row = new Row(this.event, this.#columns);
    row.#sides = this.#sides;
    return row;
  }

  /** A copy with one more column. */
  with(name: string, value: Value): Row {
    const row = this.copy();
    row.set(name, value);
    return row;
  }

  /** A column, else a field of the event; `path` are the name's parts. */
  get(name: string, path: readonly string[]): Value {
    const column = this.#columns.get(name);
    if (column !== undefined || this.#columns.has(name)) {
      return column;
    }
    if (path.length > 1) {
      if (this.#sides?.has(path[0])) {
        const [alias, ...rest] = path;
        return this.#sides.get(alias)?.get(rest.join('.'), rest);
      }
      const map = this.#columns.get(path[0]);
      if (map !== undefined) {
        return descend(map, path.slice(1));
      }
    }
    return this.event && this.#eventField(this.event, name, path);
  }

  #eventField(event: LogEvent, name: string, path: readonly string[]): Value {
    switch (name) {
      case '@timestamp':
        return event.timestamp;
      case '@message':
        return event.message;
      case '@logStream':
        return event.logStream;
      case '@log':
        return event.log;
      case '@ingestionTime':
        return event.ingestionTime ?? event.timestamp;
      default:
        return this.#discovered(event, name, path);
    }
  }

  /**
   * A field of the JSON in the message. A key that itself begins with an at
   * sign is shown with another one before it (`@@duration`).
   */
  #discovered(event: LogEvent, name: string, path: readonly string[]): Value {
    if (!this.#isParsed) {
      this.#json = jsonIn(event.message);
      this.#isParsed = true;
    }
    if (!isPresent(this.#json) || (name[0] === '@' && name[1] !== '@')) {
      return undefined;
    }
    const key = name.startsWith('@@') ? name.slice(1) : name;
    const direct = child(this.#json, key);
    return direct === undefined && path.length > 1
      ? descend(this.#json, path)
      : direct;
  }
}

/** Follows a path, where a key may itself contain dots. */
function descend(value: Value, path: readonly string[]): Value {
  if (path.length === 0 || value === undefined) {
    return value;
  }
  for (let length = 1; length <= path.length; length++) {
    const step = child(value, path.slice(0, length).join('.'));
    if (step !== undefined) {
      const found = descend(step, path.slice(length));
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

/** The JSON object in a message, also where text stands around it. */
function jsonIn(message: string): Value {
  const first = message.indexOf('{');
  const last = message.lastIndexOf('}');
  if (first < 0 || last < first) {
    return undefined;
  }
  try {
    return JSON.parse(message.slice(first, last + 1)) as Value;
  } catch {
    // Braces alone are not JSON; such a message has no discovered fields.
    return undefined;
  }
}

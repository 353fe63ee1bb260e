import { Conditions, type ValueTest } from './Conditions';

/** Words, or what stands between quotes or brackets. */
const WORD = /"([^"]*)"|\[([^\]]*)\]|(\S+)/g;
const REST = '...';

interface LineField {
  readonly name: string;
  readonly test: ValueTest;
}

/**
 * `[ip, ..., status = 4* || status = 5*, bytes > 1000]`: a condition on each
 * word of a line; `...` stands for any number of words.
 */
export function spacePattern(text: string): {
  test: (message: string) => boolean;
  names: readonly string[];
} {
  const conditions = new Conditions(
    text,
    text.endsWith(']') ? text.slice(1, -1) : '',
  );
  const fields: LineField[] = [];
  do {
    fields.push(fieldIn(conditions));
  } while (conditions.takeIf(','));
  if (!conditions.isAtEnd) {
    throw conditions.invalid();
  }
  const names = fields.map(({ name }) => name);
  return {
    names,
    test: message => {
      const words = wordsOf(message);
      const assigned = assign(words, names);
      return (
        assigned !== undefined &&
        fields.every(({ test }, index) => test(assigned[index]))
      );
    },
  };
}

/** The words of a line by the names that a pattern gives them. */
export function fieldsOfLine(
  message: string,
  names: readonly string[],
): Record<string, string> {
  const assigned = assign(wordsOf(message), names) ?? [];
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name === REST || assigned[index] === undefined
        ? []
        : [[name, assigned[index]]],
    ),
  );
}

function fieldIn(conditions: Conditions): LineField {
  const name = conditions.take();
  if (name === REST || isEnd(conditions)) {
    return { name, test: () => true };
  }
  let test = conditions.comparison();
  for (;;) {
    const isOr = conditions.takeIf('||');
    if (!isOr && !conditions.takeIf('&&')) {
      return { name, test };
    }
    conditions.takeIf(name.toUpperCase());
    const [left, right] = [test, conditions.comparison()];
    test = isOr
      ? value => left(value) || right(value)
      : value => left(value) && right(value);
  }
}

function isEnd(conditions: Conditions): boolean {
  return conditions.isAtEnd || conditions.isNext(',');
}

function wordsOf(message: string): string[] {
  return [...message.matchAll(WORD)].map(
    ([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain,
  );
}

/** Which word each field stands for; undefined when their number differs. */
function assign(
  words: readonly string[],
  names: readonly string[],
): Array<string | undefined> | undefined {
  const rest = names.indexOf(REST);
  if (rest < 0) {
    return words.length === names.length ? [...words] : undefined;
  }
  const after = names.length - rest - 1;
  return words.length < rest + after
    ? undefined
    : [
        ...words.slice(0, rest),
        undefined,
        ...words.slice(words.length - after),
      ];
}

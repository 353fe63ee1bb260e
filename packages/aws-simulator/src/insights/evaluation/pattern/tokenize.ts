/** A part of a message that differs from event to event. */
export interface DynamicPart {
  readonly value: string;
  readonly kind: string;
}

/** A message as the text that stays and the parts that vary. */
export interface Template {
  /** The text between the varying parts; one more than there are of these. */
  readonly fixed: readonly string[];
  readonly parts: readonly DynamicPart[];
}

const DIGIT = /\d/g;
const WORD_CHARACTER = /[\w-]/;

/** What a word with a digit in it can be; the first that fits is taken. */
const KINDS: ReadonlyArray<readonly [kind: string, pattern: RegExp]> = [
  [
    'Timestamp',
    /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])/y,
  ],
  ['UUID', /[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\w-])/y],
  ['IPAddress', /(?:\d{1,3}\.){3}\d{1,3}(?![\w-])/y],
  ['Number', /\d+(?:\.\d+)?(?![\w-])/y],
  // Whatever else has a digit is an id of some kind, or a value with a unit.
  ['Token', /[\w-]+/y],
];

/** Cuts a message into what stays and what varies: the words with digits. */
export function tokenize(message: string): Template {
  const fixed: string[] = [];
  const parts: DynamicPart[] = [];
  let end = 0;
  for (;;) {
    DIGIT.lastIndex = end;
    if (!DIGIT.test(message)) {
      break;
    }
    const start = wordStart(message, DIGIT.lastIndex - 1, end);
    const part = partAt(message, start);
    fixed.push(message.slice(end, start));
    parts.push(part);
    end = start + part.value.length;
  }
  fixed.push(message.slice(end));
  return { fixed, parts };
}

function wordStart(message: string, digit: number, least: number): number {
  let start = digit;
  while (start > least && WORD_CHARACTER.test(message[start - 1])) {
    start--;
  }
  return start;
}

function partAt(message: string, start: number): DynamicPart {
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = start;
    if (pattern.test(message)) {
      return { kind, value: message.slice(start, pattern.lastIndex) };
    }
  }
  throw new Error('A word has at least one character.');
}

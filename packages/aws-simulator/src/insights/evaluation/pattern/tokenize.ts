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

/** What varies, in the order in which it is looked for. */
const KINDS: ReadonlyArray<readonly [kind: string, pattern: string]> = [
  [
    'Timestamp',
    '\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?',
  ],
  ['UUID', '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'],
  ['IPAddress', '(?:\\d{1,3}\\.){3}\\d{1,3}'],
  ['Number', '(?<![\\w-])\\d+(?:\\.\\d+)?(?![\\w-])'],
  // Whatever has a digit in it is an id of some kind, or a value with a unit.
  ['Token', '[A-Za-z_-]*\\d[\\w-]*'],
];

const DYNAMIC = new RegExp(
  KINDS.map(([kind, pattern]) => `(?<${kind}>${pattern})`).join('|'),
  'g',
);

/** Cuts a message into what stays and what varies. */
export function tokenize(message: string): Template {
  const fixed: string[] = [];
  const parts: DynamicPart[] = [];
  let end = 0;
  DYNAMIC.lastIndex = 0;
  for (;;) {
    const match = DYNAMIC.exec(message);
    if (!match) {
      break;
    }
    fixed.push(message.slice(end, match.index));
    parts.push({ value: match[0], kind: kindOf(match) });
    end = DYNAMIC.lastIndex;
  }
  fixed.push(message.slice(end));
  return { fixed, parts };
}

function kindOf(match: RegExpExecArray): string {
  const index = KINDS.findIndex((_, group) => match[group + 1] !== undefined);
  return KINDS[index][0];
}

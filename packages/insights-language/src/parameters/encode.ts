import { isCommandName } from '../syntax/commandNames';
import { isDurationUnit } from '../syntax/durations';
import type { TokenKind } from '../syntax/tokens';
import type { Place } from './places';

/** A value as it is written in its place, and the tokens that it must be. */
export interface EncodedValue {
  readonly text: string;
  /**
   * Kinds of the tokens that it makes, or of the one that it is a part of;
   * none in a comment.
   */
  readonly kinds: readonly TokenKind[];
}

/** Words that mean something other than a field of that name. */
const KEYWORDS = new Set(
  'and or not like in as by asc desc true false null any into on from output nodrop where with now'.split(
    ' ',
  ),
);

const PLAIN_FIELD = /^@{0,2}[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const DURATION = /^\d+(?:\.\d+)?([A-Za-z]+)$/;

/**
 * Writes a value so that it stays a value where it stands.
 *
 * @returns nothing when it does not fit there
 */
export function encode(value: string, place: Place): EncodedValue | undefined {
  switch (place.kind) {
    case 'string':
      return {
        text: escapeString(
          place.isPattern ? escapeRegex(value) : value,
          place.quote,
        ),
        kinds: ['string'],
      };
    case 'regex':
      return { text: escapeRegex(value), kinds: ['regex'] };
    case 'quotedName':
      return /[`\n\r\u2028\u2029]/.test(value)
        ? undefined
        : { text: value, kinds: ['quotedName'] };
    case 'namePart':
      return /^\w+$/.test(value) ? { text: value, kinds: ['word'] } : undefined;
    case 'field':
      return encodeField(value);
    case 'value':
      return (
        encodeNumber(value) ?? {
          text: `"${escapeString(value, '"')}"`,
          kinds: ['string'],
        }
      );
    case 'number':
      return encodeNumber(value);
    case 'duration':
      return isDurationUnit(DURATION.exec(value)?.[1] ?? '')
        ? { text: value, kinds: ['duration'] }
        : undefined;
    default:
      return { text: value.replace(/[\n\r\u2028\u2029]/g, ' '), kinds: [] };
  }
}

/** What a value must be to fit, for the person who has given another. */
export function expectation(place: Place): string {
  switch (place.kind) {
    case 'number':
      return 'must be a number here';
    case 'duration':
      return 'must be a period here, such as 5m';
    case 'namePart':
      return 'must be letters, digits and _ here';
    case 'field':
    case 'quotedName':
      return "must be a field's name here, without backticks and line ends";
    default:
      return 'has a value that does not fit here';
  }
}

function encodeNumber(value: string): EncodedValue | undefined {
  // `007` is no number but a text of digits.
  if (!/^-?\d+(?:\.\d+)?$/.test(value) || /^-?0\d/.test(value)) {
    return undefined;
  }
  return {
    text: value,
    kinds: value.startsWith('-') ? ['symbol', 'number'] : ['number'],
  };
}

function encodeField(value: string): EncodedValue | undefined {
  if (!/^[^`\n\r\u2028\u2029]+$/.test(value)) return undefined;
  const parts = value.toLowerCase().split('.');
  const isReserved = parts.some(
    part => KEYWORDS.has(part) || isCommandName(part) || isDurationUnit(part),
  );
  if (!PLAIN_FIELD.test(value) || isReserved) {
    return { text: `\`${value}\``, kinds: ['quotedName'] };
  }
  return {
    text: value,
    kinds: parts.flatMap((_, index): TokenKind[] =>
      index === 0 ? ['word'] : ['symbol', 'word'],
    ),
  };
}

const STRING_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeString(value: string, quote: string): string {
  return value.replace(/[\\"'\n\r\t]/g, character =>
    character === quote || character === '\\'
      ? `\\${character}`
      : STRING_ESCAPES[character] ?? character,
  );
}

/** Java's and JavaScript's: what is no letter or digit may be escaped. */
function escapeRegex(value: string): string {
  return value
    .replace(/[!-/:-@[-^`{-~]/g, '\\$&')
    .replace(/[\p{Cc}\u2028\u2029]/gu, character => {
      const code = character.charCodeAt(0);
      return `\\u${code.toString(16).padStart(4, '0')}`;
    });
}

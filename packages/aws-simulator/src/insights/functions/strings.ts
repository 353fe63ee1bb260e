import { createHash } from 'node:crypto';
import { toNumber, toText, type Value } from '../values/Value';
import { define, type FunctionTable } from './FunctionDefinition';

/** A function of a text and, where given, further texts; absent in, absent out. */
const ofText = (
  arity: readonly [number, number],
  compute: (text: string, ...more: string[]) => Value,
) =>
  define(arity, values => {
    const texts: string[] = [];
    for (const value of values) {
      const text = toText(value);
      if (text === undefined) {
        return undefined;
      }
      texts.push(text);
    }
    const [first, ...more] = texts;
    return compute(first, ...more);
  });

const digest = (algorithm: 'md5' | 'sha256', text: string): string =>
  createHash(algorithm).update(text).digest('hex');

const asFlag = (condition: boolean): number => (condition ? 1 : 0);

function trimmed(
  text: string,
  characters: string | undefined,
  ends: { start: boolean; end: boolean },
): string {
  const set = new Set(characters ?? ' \t\r\n');
  const letters = [...text];
  let start = 0;
  let end = letters.length;
  while (ends.start && start < end && set.has(letters[start])) {
    start++;
  }
  while (ends.end && end > start && set.has(letters[end - 1])) {
    end--;
  }
  return letters.slice(start, end).join('');
}

function attempt(compute: () => string): Value {
  try {
    return compute();
  } catch {
    // Text that is not in the encoding has no decoded form.
    return undefined;
  }
}

export const stringFunctions: FunctionTable = {
  isempty: define([1, 1], ([value]) => !toText(value)),
  isblank: define([1, 1], ([value]) => !toText(value)?.trim()),
  concat: define([1, Infinity], values =>
    values.map(value => toText(value) ?? '').join(''),
  ),
  strlen: ofText([1, 1], text => [...text].length),
  toupper: ofText([1, 1], text => text.toLocaleUpperCase('en')),
  tolower: ofText([1, 1], text => text.toLocaleLowerCase('en')),
  trim: ofText([1, 2], (text, characters) =>
    trimmed(text, characters, { start: true, end: true }),
  ),
  ltrim: ofText([1, 2], (text, characters) =>
    trimmed(text, characters, { start: true, end: false }),
  ),
  rtrim: ofText([1, 2], (text, characters) =>
    trimmed(text, characters, { start: false, end: true }),
  ),
  substr: define([2, 3], ([value, start, length]) => {
    const from = toNumber(start);
    const count = toNumber(length);
    const text = toText(value);
    return text === undefined || from === undefined
      ? undefined
      : text.slice(from, count === undefined ? undefined : from + count);
  }),
  replace: ofText([3, 3], (text, search, replacement) =>
    text.split(search).join(replacement),
  ),
  regexreplace: ofText([3, 3], (text, pattern, replacement) =>
    attempt(() => text.replace(new RegExp(pattern, 'g'), replacement)),
  ),
  strcontains: ofText([2, 2], (text, part) => asFlag(text.includes(part))),
  startswith: ofText([2, 2], (text, part) => asFlag(text.startsWith(part))),
  endswith: ofText([2, 2], (text, part) => asFlag(text.endsWith(part))),
  split: ofText([2, 2], (text, separator) => text.split(separator)),
  messagesize: ofText([1, 1], text => Buffer.byteLength(text)),
  urlencode: ofText([1, 1], text => attempt(() => encodeURIComponent(text))),
  urldecode: ofText([1, 1], text => attempt(() => decodeURIComponent(text))),
  md5: ofText([1, 1], text => digest('md5', text)),
  sha256: ofText([1, 1], text => digest('sha256', text)),
  base64encode: ofText([1, 1], text => Buffer.from(text).toString('base64')),
  base64decode: ofText([1, 1], text => Buffer.from(text, 'base64').toString()),
};

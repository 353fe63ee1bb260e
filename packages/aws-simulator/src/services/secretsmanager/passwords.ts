import type { GetRandomPasswordRequest } from '@aws-sdk/client-secrets-manager';
import { DIGITS, LOWER_CASE, UPPER_CASE } from '../../world/seeded';
import { invalidParameter } from './errors';

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const DEFAULT_LENGTH = 32;
const MOST_CHARACTERS = 4096;

/**
 * A password of the kinds of characters that are asked for, one of each unless
 * told otherwise.
 *
 * @param below - a number from 0 up to, not including, its argument
 * @throws InvalidParameterException for what no password can be
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
 */
export function randomPassword(
  options: GetRandomPasswordRequest,
  below: (limit: number) => number,
): string {
  const length = options.PasswordLength ?? DEFAULT_LENGTH;
  const kinds = [...plainKinds(options), ...specialKinds(options)];
  if (length < 1 || length > MOST_CHARACTERS) {
    throw invalidParameter(
      `The password length must be between 1 and ${MOST_CHARACTERS}.`,
    );
  }
  if (kinds.length === 0) {
    throw invalidParameter('There are no characters left for the password.');
  }
  const pick = (from: readonly string[]) => from[below(from.length)];
  const required =
    options.RequireEachIncludedType ?? true ? kinds.map(pick) : [];
  if (required.length > length) {
    throw invalidParameter(
      'The password length is too short for the character types that are required.',
    );
  }
  const all = kinds.flat();
  const characters = [
    ...required,
    ...Array.from({ length: length - required.length }, () => pick(all)),
  ];
  return shuffled(characters, below).join('');
}

/**
 * A password that is a run of letters and digits, with what else it must have
 * at its end: as random as any, and of a form that the options alone decide, so
 * that two environments of one description differ in their ids only.
 *
 * @throws InvalidParameterException for what no password can be
 */
export function plainPassword(
  options: GetRandomPasswordRequest,
  below: (limit: number) => number,
): string {
  const mustHaveAll = options.RequireEachIncludedType ?? true;
  const length = options.PasswordLength ?? DEFAULT_LENGTH;
  const special = mustHaveAll ? specialKinds(options) : [];
  if (plainKinds(options).length === 0 || special.length >= length) {
    return randomPassword(options, below);
  }
  const run = randomPassword(
    {
      ...options,
      ExcludePunctuation: true,
      IncludeSpace: false,
      PasswordLength: length - special.length,
    },
    below,
  );
  return run + special.map(kind => kind[below(kind.length)]).join('');
}

/** Letters and digits, as far as they are not excluded. */
const plainKinds = (options: GetRandomPasswordRequest) =>
  without(options.ExcludeCharacters, [
    options.ExcludeLowercase ? '' : LOWER_CASE,
    options.ExcludeUppercase ? '' : UPPER_CASE,
    options.ExcludeNumbers ? '' : DIGITS,
  ]);

const specialKinds = (options: GetRandomPasswordRequest) =>
  without(options.ExcludeCharacters, [
    options.ExcludePunctuation ? '' : PUNCTUATION,
    options.IncludeSpace ? ' ' : '',
  ]);

const without = (excluded: string = '', kinds: string[]): string[][] =>
  kinds
    .map(kind => [...kind].filter(each => !excluded.includes(each)))
    .filter(kind => kind.length > 0);

function shuffled(
  characters: string[],
  below: (limit: number) => number,
): string[] {
  const result = [...characters];
  for (let last = result.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

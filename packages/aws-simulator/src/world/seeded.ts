import { createHash } from 'node:crypto';

const HEX_DIGITS_OF_A_SAFE_FRACTION = 13;

/** Hexadecimal digits that follow from the seed and the keys alone. */
export function seededHex(length: number, ...keys: unknown[]): string {
  let digits = '';
  for (let block = 0; digits.length < length; block++) {
    digits += createHash('sha1')
      .update([block, ...keys].join('\u0000'))
      .digest('hex');
  }
  return digits.slice(0, length);
}

/** A number from 0 up to, not including, 1 that follows from the keys alone. */
export function seededFraction(...keys: unknown[]): number {
  const digits = seededHex(HEX_DIGITS_OF_A_SAFE_FRACTION, ...keys);
  return parseInt(digits, 16) / 16 ** HEX_DIGITS_OF_A_SAFE_FRACTION;
}

/** A UUID that follows from the keys alone. */
export function seededUuid(...keys: unknown[]): string {
  const hex = seededHex(32, ...keys);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** Characters of an alphabet that follow from the keys alone. */
export function seededText(
  length: number,
  alphabet: string,
  ...keys: unknown[]
): string {
  const digits = seededHex(4 * length, ...keys);
  return Array.from({ length }, (_each, index) => {
    const number = parseInt(digits.slice(4 * index, 4 * index + 4), 16);
    return alphabet[number % alphabet.length];
  }).join('');
}

export const LOWER_CASE = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER_CASE = LOWER_CASE.toUpperCase();
export const DIGITS = '0123456789';

/** Upper-case letters and digits that follow from the keys alone. */
export function seededAlphanumeric(length: number, ...keys: unknown[]): string {
  // A hexadecimal digit has 4 bits, one of base 36 has a little over 5.
  const digits = BigInt(`0x${seededHex(Math.ceil(length * 1.4), ...keys)}`)
    .toString(36)
    .toUpperCase();
  return digits.slice(-length).padStart(length, '0');
}

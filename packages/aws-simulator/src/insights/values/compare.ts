import { toNumber, toText, type Value } from './Value';

/** Equality: as numbers where both are numbers, else as texts. */
export function areEqual(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    return booleanText(left) === booleanText(right);
  }
  const leftNumber = toNumber(left);
  const rightNumber = toNumber(right);
  return leftNumber !== undefined && rightNumber !== undefined
    ? leftNumber === rightNumber
    : toText(left) === toText(right);
}

/** `true`, `"true"`, `1` and `"1"` are the same truth. */
function booleanText(value: Value): string | undefined {
  const text = toText(value)?.toLowerCase();
  if (text === 'true') {
    return '1';
  }
  return text === 'false' ? '0' : text;
}

/**
 * The order of `<` and `>`: numbers where both are numbers, else texts.
 * Negative when left comes first.
 */
export function compare(left: Value, right: Value): number {
  const leftNumber = toNumber(left);
  const rightNumber = toNumber(right);
  if (leftNumber !== undefined && rightNumber !== undefined) {
    return leftNumber - rightNumber;
  }
  return compareTexts(toText(left) ?? '', toText(right) ?? '');
}

/**
 * The order of `sort`, the natural order that AWS documents: what is not a
 * number comes before every number; texts are compared in chunks of digits
 * and of everything else, chunks of digits by length and then by value.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Sort.html
 */
export function compareNaturally(left: Value, right: Value): number {
  const leftNumber = toNumber(left);
  const rightNumber = toNumber(right);
  if (leftNumber !== undefined && rightNumber !== undefined) {
    return leftNumber - rightNumber;
  }
  if (leftNumber !== undefined || rightNumber !== undefined) {
    return leftNumber !== undefined ? 1 : -1;
  }
  return compareChunks(chunksOf(left), chunksOf(right));
}

function chunksOf(value: Value): string[] {
  return (toText(value) ?? '').match(/\d+|\D+/g) ?? [];
}

function compareChunks(left: string[], right: string[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const order = compareChunk(left[index], right[index]);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}

function compareChunk(left: string, right: string): number {
  const bothDigits = /^\d/.test(left) && /^\d/.test(right);
  return bothDigits && left.length !== right.length
    ? left.length - right.length
    : compareTexts(left, right);
}

function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

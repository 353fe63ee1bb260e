import type { PropertyDifference } from '@aws-sdk/client-cloudformation';
import { isObject } from '../template/Template';

/**
 * Where a resource differs from what its template says. What the template does
 * not set is not compared, and the order of lists does not count.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_PropertyDifference.html
 */
export function propertyDifferences(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
): PropertyDifference[] {
  return differences('', expected, actual);
}

function differences(
  path: string,
  expected: unknown,
  actual: unknown,
): PropertyDifference[] {
  if (isEmpty(expected) && isEmpty(actual)) {
    return isOtherChoice(expected, actual)
      ? [difference('NOT_EQUAL', path, expected, actual)]
      : [];
  }
  if (isEmpty(actual)) return [difference('REMOVE', path, expected, undefined)];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return listDifferences(path, expected, actual);
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(`${path}/${escaped(key)}`, value, actual[key]),
    );
  }
  return String(expected) === String(actual)
    ? []
    : [difference('NOT_EQUAL', path, expected, actual)];
}

function listDifferences(
  path: string,
  expected: unknown[],
  actual: unknown[],
): PropertyDifference[] {
  const added = actual.map((value, index) => ({ value, index }));
  const take = (matches: (value: unknown) => boolean) => {
    const place = added.findIndex(({ value }) => matches(value));
    return place < 0 ? undefined : added.splice(place, 1)[0];
  };
  const missing = expected
    .map((value, index) => ({ value, index }))
    .filter(
      ({ value }) => !take(other => differences('', value, other).length === 0),
    );
  const changed = missing.flatMap(({ value, index }) => {
    const counterpart = take(other => isSameThing(value, other));
    return differences(`${path}/${index}`, value, counterpart?.value);
  });
  return [
    ...changed,
    ...added.map(({ value, index }) =>
      difference('ADD', `${path}/${index}`, undefined, value),
    ),
  ];
}

/** What tells the items of a list apart, so that a change is not taken for two. */
const IDENTIFYING_KEYS = [
  'Id',
  'Key',
  'Name',
  'PolicyName',
  'ContainerName',
  'Type',
];

function isSameThing(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  const key = IDENTIFYING_KEYS.find(each => each in a);
  return key !== undefined && a[key] === b[key];
}

const difference = (
  DifferenceType: PropertyDifference['DifferenceType'],
  path: string,
  expected: unknown,
  actual: unknown,
): PropertyDifference => ({
  DifferenceType,
  PropertyPath: path,
  ExpectedValue: asText(expected),
  ActualValue: asText(actual),
});

function asText(value: unknown): string {
  if (value === undefined) return 'null';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a service does not tell from nothing. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return (
    typeof value === 'object' &&
    !(value instanceof Date) &&
    Object.values(value).every(isEmpty)
  );
}

/** Such as `{ Allow: {} }` and `{ Block: {} }`: the key is all there is to it. */
function isOtherChoice(expected: unknown, actual: unknown): boolean {
  const [wanted, found] = [choiceOf(expected), choiceOf(actual)];
  return wanted !== undefined && found !== undefined && wanted !== found;
}

function choiceOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const [[key, chosen] = [], ...others] = Object.entries(value);
  return others.length === 0 && isObject(chosen) ? key : undefined;
}

/** As RFC 6901 (JSON Pointer) asks. */
const escaped = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

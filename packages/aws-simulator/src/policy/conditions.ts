import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { type RequestContextValues, withVariables } from './context';
import { arnFits, fits } from './matching';

/** Whether a value of the request is what the policy's value asks for. */
type Test = (value: string, wanted: string) => boolean;

const numbers =
  (holds: (a: number, b: number) => boolean): Test =>
  (value, wanted) =>
    holds(Number(value), Number(wanted));
/** Dates are in ISO 8601 or in seconds since 1970. */
const dates =
  (holds: (a: number, b: number) => boolean): Test =>
  (value, wanted) =>
    holds(timeOf(value), timeOf(wanted));
const timeOf = (text: string) =>
  /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);

const TESTS: Record<string, Test> = {
  StringEquals: (value, wanted) => value === wanted,
  StringEqualsIgnoreCase: (value, wanted) =>
    value.toLowerCase() === wanted.toLowerCase(),
  StringLike: (value, wanted) => fits(wanted, value),
  ArnEquals: (value, wanted) => arnFits(wanted, value),
  ArnLike: (value, wanted) => arnFits(wanted, value),
  Bool: (value, wanted) => value.toLowerCase() === wanted.toLowerCase(),
  BinaryEquals: (value, wanted) => value === wanted,
  IpAddress: isInRange,
  NumericEquals: numbers((a, b) => a === b),
  NumericLessThan: numbers((a, b) => a < b),
  NumericLessThanEquals: numbers((a, b) => a <= b),
  NumericGreaterThan: numbers((a, b) => a > b),
  NumericGreaterThanEquals: numbers((a, b) => a >= b),
  DateEquals: dates((a, b) => a === b),
  DateLessThan: dates((a, b) => a < b),
  DateLessThanEquals: dates((a, b) => a <= b),
  DateGreaterThan: dates((a, b) => a > b),
  DateGreaterThanEquals: dates((a, b) => a >= b),
};

/** Operators that hold when the one they negate does not. */
const NEGATIONS: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NotIpAddress: 'IpAddress',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
};

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/**
 * Whether one line of a statement's conditions holds.
 *
 * @param operator - such as `ForAnyValue:StringLikeIfExists`
 * @returns false for an operator that IAM does not know
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionHolds(
  operator: string,
  key: string,
  wanted: readonly string[],
  context: RequestContextValues,
): boolean {
  const [, quantifier, name = '', ifExists] = OPERATOR.exec(operator) ?? [];
  const values = context.get(key.toLowerCase());
  if (name === 'Null') {
    return wanted.some(each => (values === undefined) === (each === 'true'));
  }
  const negated = NEGATIONS[name];
  const test = TESTS[negated ?? name];
  if (!test) return false;
  if (values === undefined) {
    return Boolean(ifExists ?? negated) || quantifier === 'ForAllValues';
  }
  const holds = (value: string) => {
    const isOneOf = wanted.some(each => {
      const filled = withVariables(each, context);
      return filled !== undefined && test(value, filled);
    });
    return negated ? !isOneOf : isOneOf;
  };
  // Without a quantifier a negation must hold for each of several values.
  return quantifier === 'ForAllValues' || (!quantifier && negated)
    ? values.every(holds)
    : values.some(holds);
}

function isInRange(value: string, wanted: string): boolean {
  const [network, bits] = wanted.split('/');
  const family = isIPv4(network) ? 'ipv4' : 'ipv6';
  const isSameFamily = family === 'ipv4' ? isIPv4(value) : isIPv6(value);
  if (!isSameFamily || (family === 'ipv6' && !isIPv6(network))) return false;
  const range = new BlockList();
  const longest = family === 'ipv4' ? 32 : 128;
  range.addSubnet(network, bits === undefined ? longest : Number(bits), family);
  return range.check(value, family);
}

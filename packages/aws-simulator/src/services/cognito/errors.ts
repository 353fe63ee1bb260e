import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import { constraintMessage, rangeViolation } from '../constraints';

export const invalidParameter = (message: string) =>
  new cognito.InvalidParameterException({ message, $metadata: {} });

export const notFound = (message: string) =>
  new cognito.ResourceNotFoundException({ message, $metadata: {} });

/** @throws InvalidParameterException */
export function assertRange(
  what: 'value' | 'length',
  member: string,
  value: number | string,
  range: readonly [least: number, most: number],
) {
  const actual = typeof value === 'string' ? value.length : value;
  const violation = rangeViolation(what, actual, range);
  if (violation) {
    throw invalidParameter(constraintMessage(value, member, violation));
  }
}

import { createContext, Script } from 'node:vm';
import { validationError } from '../../wire';
import { formatError } from './formatError';
import { isListType, itemType } from './parameterTypes';
import type { TemplateParameter } from './Template';

/** A pattern may be made to need longer than the universe has. */
const PATTERN_TIMEOUT_MS = 100;

/**
 * Checks a value against what a template says of its parameter.
 *
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function assertAllowed(
  name: string,
  definition: TemplateParameter,
  value: string,
) {
  const items = isListType(definition.Type)
    ? value.split(',').map(each => each.trim())
    : [value];
  for (const item of items) {
    const problem = problemOf(definition, item);
    if (problem === undefined) continue;
    throw validationError(
      definition.ConstraintDescription === undefined
        ? `Parameter '${name}' ${problem}`
        : `Parameter ${name} failed to satisfy constraint: ${definition.ConstraintDescription}`,
    );
  }
}

function problemOf(
  definition: TemplateParameter,
  value: string,
): string | undefined {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength } = definition;
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    return 'must be one of AllowedValues';
  }
  if (AllowedPattern !== undefined && !matchesAll(AllowedPattern, value)) {
    return `must match pattern ${AllowedPattern}`;
  }
  if (MinLength !== undefined && value.length < MinLength) {
    return `must contain at least ${MinLength} characters`;
  }
  if (MaxLength !== undefined && value.length > MaxLength) {
    return `must contain at most ${MaxLength} characters`;
  }
  return itemType(definition.Type) === 'Number'
    ? problemOfNumber(definition, value)
    : undefined;
}

function problemOfNumber(
  { MinValue, MaxValue }: TemplateParameter,
  value: string,
): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) return 'must be a number.';
  if (MinValue !== undefined && number < MinValue) {
    return `must be a number not less than ${MinValue}`;
  }
  if (MaxValue !== undefined && number > MaxValue) {
    return `must be a number not greater than ${MaxValue}`;
  }
  return undefined;
}

/** Whether a pattern that somebody else wrote matches all of a text. */
function matchesAll(pattern: string, value: string): boolean {
  const script = new Script('new RegExp(`^(?:${pattern})$`).test(value)');
  try {
    return Boolean(
      script.runInContext(createContext({ pattern, value }), {
        timeout: PATTERN_TIMEOUT_MS,
      }),
    );
  } catch (error) {
    throw formatError(`AllowedPattern ${pattern} cannot be used: ${error}`);
  }
}

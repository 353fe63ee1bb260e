import type { Parameter } from '@aws-sdk/client-cloudformation';
import { validationError } from '../../wire';
import type { Template, TemplateParameter } from './Template';

/** Looks up the value of an SSM parameter. */
export type SsmLookup = (name: string) => string | undefined;

/**
 * The values of a template's parameters: given, kept from before, or default.
 *
 * @throws AwsError `ValidationError` for a value that is missing, unknown or
 * outside of what the template allows
 */
export function resolveParameters(
  template: Template,
  given: Parameter[] = [],
  previous: Record<string, string> = {},
  ssm: SsmLookup = () => undefined,
): Record<string, string> {
  const unknown = given
    .map(each => each.ParameterKey ?? '')
    .filter(key => !(key in template.Parameters));
  if (unknown.length > 0) {
    throw validationError(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
  const missing: string[] = [];
  const values: Record<string, string> = {};
  for (const [name, definition] of Object.entries(template.Parameters)) {
    const value = valueOf(name, definition, given, previous);
    if (value === undefined) {
      missing.push(name);
      continue;
    }
    assertAllowed(name, definition, value);
    values[name] = definition.Type.startsWith('AWS::SSM::Parameter::Value')
      ? fromSsm(value, ssm)
      : value;
  }
  if (missing.length > 0) {
    throw validationError(
      `Parameters: [${missing.join(', ')}] must have values`,
    );
  }
  return values;
}

function valueOf(
  name: string,
  definition: TemplateParameter,
  given: Parameter[],
  previous: Record<string, string>,
): string | undefined {
  const parameter = given.find(each => each.ParameterKey === name);
  // What SSM holds may have changed since: the name is looked up again.
  const isSsm = definition.Type.startsWith('AWS::SSM::Parameter::Value');
  if (parameter?.UsePreviousValue && !isSsm) return previous[name];
  if (parameter?.ParameterValue !== undefined) return parameter.ParameterValue;
  return definition.Default === undefined
    ? undefined
    : String(definition.Default);
}

function fromSsm(name: string, ssm: SsmLookup): string {
  const value = ssm(name);
  if (value === undefined) {
    throw validationError(
      `Unable to fetch parameters [${name}] from parameter store for this account.`,
    );
  }
  return value;
}

function assertAllowed(
  name: string,
  definition: TemplateParameter,
  value: string,
) {
  const refuse = (why: string) => {
    throw validationError(
      `Parameter ${name} failed to satisfy constraint: ${
        definition.ConstraintDescription ?? why
      }`,
    );
  };
  const { AllowedValues, AllowedPattern, MinLength, MaxLength } = definition;
  if (AllowedValues && !AllowedValues.map(String).includes(value)) {
    throw validationError(
      `Template error: Parameter '${name}' must be one of AllowedValues`,
    );
  }
  if (AllowedPattern && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
    throw validationError(
      `Parameter '${name}' must match pattern ${AllowedPattern}`,
    );
  }
  if (MinLength !== undefined && value.length < MinLength) {
    refuse(`must have at least ${MinLength} characters`);
  }
  if (MaxLength !== undefined && value.length > MaxLength) {
    refuse(`must have at most ${MaxLength} characters`);
  }
  if (definition.Type === 'Number') {
    const number = Number(value);
    if (value === '' || Number.isNaN(number)) refuse('must be a number');
    if (definition.MinValue !== undefined && number < definition.MinValue) {
      refuse(`must be at least ${definition.MinValue}`);
    }
    if (definition.MaxValue !== undefined && number > definition.MaxValue) {
      refuse(`must be at most ${definition.MaxValue}`);
    }
  }
}

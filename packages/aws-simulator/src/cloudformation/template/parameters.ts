import type { Parameter } from '@aws-sdk/client-cloudformation';
import { validationError } from '../../wire';
import { assertAllowed } from './parameterConstraints';
import {
  assertParameterType,
  isListType,
  isSsmType,
  itemType,
} from './parameterTypes';
import type { Template, TemplateParameter } from './Template';

/** What the values of parameters may name. */
export interface ParameterLookup {
  /** The value of an SSM parameter. */
  ssm(name: string): string | undefined;
  /** Whether something is there, such as the `AWS::EC2::VPC::Id` `vpc-1`. */
  exists(type: string, value: string): boolean;
}

const NOTHING: ParameterLookup = {
  ssm: () => undefined,
  exists: () => true,
};

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
  lookup: ParameterLookup = NOTHING,
): Record<string, string> {
  const definitions = Object.entries(template.Parameters);
  for (const [, { Type }] of definitions) assertParameterType(Type);
  const unknown = given
    .map(each => each.ParameterKey ?? '')
    .filter(key => !Object.hasOwn(template.Parameters, key));
  if (unknown.length > 0) {
    throw validationError(
      `Parameters: [${unknown.join(', ')}] do not exist in the template`,
    );
  }
  const chosen = definitions.map(
    ([name, definition]) =>
      [name, definition, valueOf(name, definition, given, previous)] as const,
  );
  const missing = chosen.filter(([, , value]) => value === undefined);
  if (missing.length > 0) {
    throw validationError(
      `Parameters: [${missing
        .map(([name]) => name)
        .join(', ')}] must have values`,
    );
  }
  return Object.fromEntries(
    chosen.map(([name, definition, value = '']) => {
      assertAllowed(name, definition, value);
      const resolved = isSsmType(definition.Type)
        ? fromSsm(value, lookup)
        : value;
      assertThere(name, definition, resolved, lookup);
      return [name, resolved];
    }),
  );
}

function valueOf(
  name: string,
  definition: TemplateParameter,
  given: Parameter[],
  previous: Record<string, string>,
): string | undefined {
  const parameter = given.find(each => each.ParameterKey === name);
  // What SSM holds may have changed since: the name is looked up again.
  if (parameter?.UsePreviousValue && !isSsmType(definition.Type)) {
    return previous[name];
  }
  if (parameter?.ParameterValue !== undefined) return parameter.ParameterValue;
  return definition.Default === undefined
    ? undefined
    : String(definition.Default);
}

function fromSsm(name: string, { ssm }: ParameterLookup): string {
  const value = ssm(name);
  if (value === undefined) {
    throw validationError(
      `Unable to fetch parameters [${name}] from parameter store for this account.`,
    );
  }
  return value;
}

function assertThere(
  name: string,
  { Type }: TemplateParameter,
  value: string,
  { exists }: ParameterLookup,
) {
  const items = isListType(Type) ? value.split(',') : [value];
  for (const item of items.map(each => each.trim())) {
    if (exists(itemType(Type), item)) continue;
    throw validationError(
      `Parameter validation failed: parameter value ${item} for parameter name ${name} does not exist`,
    );
  }
}

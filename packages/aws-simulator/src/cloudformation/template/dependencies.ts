import { formatError } from './formatError';
import { referencesIn } from './references';
import { isObject, type Json, type Template } from './Template';
import { validationError } from '../../wire';
import { FUNCTION_NAMES } from './functionNames';

/** For each resource, the resources that must be there before it. */
export function dependenciesOf(template: Template): Map<string, Set<string>> {
  return new Map(
    Object.entries(template.Resources).map(([id, resource]) => {
      const names = referencesIn(resource.Properties);
      resource.DependsOn.forEach(name => names.add(name));
      return [
        id,
        new Set([...names].filter(name => name in template.Resources)),
      ];
    }),
  );
}

/** @throws AwsError `ValidationError` for a reference to nothing, or a circle. */
export function assertResolvable(template: Template) {
  const { Resources, Parameters, Conditions, Outputs } = template;
  assertFunctions([
    ...Object.values(Resources).map(each => each.Properties),
    ...Object.values(Conditions),
    ...Object.values(Outputs).map(each => each.Value),
  ]);
  const isParameter = (name: string) =>
    Object.hasOwn(Parameters, name) || name.startsWith('AWS::');
  const isKnown = (name: string) =>
    isParameter(name) || Object.hasOwn(Resources, name);
  for (const { Properties, DependsOn } of Object.values(Resources)) {
    const missing = [
      ...[...referencesIn(Properties)].filter(name => !isKnown(name)),
      ...DependsOn.filter(name => !Object.hasOwn(Resources, name)),
    ];
    assertNone(missing, 'Resources');
  }
  for (const { Value } of Object.values(Outputs)) {
    assertNone(
      [...referencesIn(Value)].filter(name => !isKnown(name)),
      'Outputs',
    );
  }
  for (const condition of Object.values(Conditions)) {
    const names = [...referencesIn(condition)].filter(
      name => !isParameter(name),
    );
    if (names.length > 0) {
      throw formatError(
        `Unresolved dependencies [${names.join(
          ', ',
        )}]. Cannot reference resources in the Conditions block of the template`,
      );
    }
  }
  assertConditions(template);
  assertNoCircle('resources', dependenciesOf(template));
  assertNoCircle(
    'conditions',
    new Map(
      Object.entries(Conditions).map(([name, condition]) => [
        name,
        conditionsIn(condition),
      ]),
    ),
  );
}

function assertNone(missing: string[], part: 'Resources' | 'Outputs') {
  if (missing.length === 0) return;
  throw formatError(
    `Unresolved resource dependencies [${missing.join(
      ', ',
    )}] in the ${part} block of the template`,
  );
}

function assertFunctions(value: Json) {
  if (Array.isArray(value)) value.forEach(assertFunctions);
  else if (isObject(value)) {
    for (const [key, argument] of Object.entries(value)) {
      if (key.startsWith('Fn::') && !FUNCTION_NAMES.has(key)) {
        throw formatError(
          `Encountered unsupported function: ${key} Supported functions are: [${[
            ...FUNCTION_NAMES,
          ].join(', ')}]`,
        );
      }
      assertFunctions(argument);
    }
  }
}

function assertConditions({ Resources, Outputs, Conditions }: Template) {
  const used = [...Object.values(Resources), ...Object.values(Outputs)];
  for (const { Condition } of used) {
    if (Condition !== undefined && !Object.hasOwn(Conditions, Condition)) {
      throw formatError(
        `Unresolved condition dependency ${Condition} in the template`,
      );
    }
  }
}

/** The names of the conditions that a condition is made of. */
function conditionsIn(value: Json, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    value.forEach(each => conditionsIn(each, found));
  } else if (isObject(value)) {
    for (const [key, argument] of Object.entries(value)) {
      if (key === 'Condition') found.add(String(argument));
      else conditionsIn(argument, found);
    }
  }
  return found;
}

function assertNoCircle(
  what: 'resources' | 'conditions',
  dependencies: Map<string, Set<string>>,
) {
  const left = new Map(dependencies);
  for (;;) {
    const free = [...left].filter(
      ([, needs]) => ![...needs].some(need => left.has(need)),
    );
    if (free.length === 0) break;
    for (const [id] of free) left.delete(id);
  }
  if (left.size > 0) {
    throw validationError(
      `Circular dependency between ${what}: [${[...left.keys()].join(', ')}]`,
    );
  }
}

import { validationError } from '../../wire';
import { referencesIn } from './references';
import { isObject, type Json, type Template } from './Template';

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
  const known = (name: string) =>
    name in template.Resources ||
    name in template.Parameters ||
    name.startsWith('AWS::');
  const missing = (part: 'Resources' | 'Outputs', value: Json) => {
    const names = [...referencesIn(value)].filter(name => !known(name));
    if (names.length === 0) return;
    throw validationError(
      `Template format error: Unresolved resource dependencies [${names.join(
        ', ',
      )}] in the ${part} block of the template`,
    );
  };
  for (const resource of Object.values(template.Resources)) {
    missing('Resources', [resource.Properties, resource.DependsOn]);
    for (const name of resource.DependsOn) missing('Resources', { Ref: name });
  }
  for (const output of Object.values(template.Outputs)) {
    missing('Outputs', output.Value);
  }
  assertNoCircle('resources', dependenciesOf(template));
  assertNoCircle(
    'conditions',
    new Map(
      Object.entries(template.Conditions).map(([name, condition]) => [
        name,
        conditionsIn(condition),
      ]),
    ),
  );
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

import { isObject, type Json } from './Template';

/** A place of a template that names something else in it. */
export interface Reference {
  name: string;
  /** What `Fn::GetAtt` asks for; undefined for `Ref`. */
  attribute?: string;
}

/** What a value refers to by Ref, GetAtt or Sub, in its order. */
export function referencesWithAttributes(
  value: Json,
  found: Reference[] = [],
): Reference[] {
  if (Array.isArray(value)) {
    value.forEach(each => referencesWithAttributes(each, found));
  } else if (isObject(value)) {
    for (const [key, argument] of Object.entries(value)) {
      if (key === 'Ref') found.push({ name: String(argument) });
      else if (key === 'Fn::GetAtt') found.push(getAttTarget(argument));
      else if (key === 'Fn::Sub') referencesInSub(argument, found);
      else referencesWithAttributes(argument, found);
    }
  }
  return found;
}

/** The logical names that a value refers to. */
export const referencesIn = (value: Json): Set<string> =>
  new Set(referencesWithAttributes(value).map(each => each.name));

function getAttTarget(argument: Json): Reference {
  const text = Array.isArray(argument) ? argument.join('.') : String(argument);
  return dotted(text);
}

function referencesInSub(argument: Json, found: Reference[]) {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? Object.keys(variables) : [];
  for (const [, name] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    if (!own.includes(name)) found.push(dotted(name));
  }
  if (variables !== undefined) referencesWithAttributes(variables, found);
}

function dotted(text: string): Reference {
  const dot = text.indexOf('.');
  return dot < 0
    ? { name: text }
    : { name: text.slice(0, dot), attribute: text.slice(dot + 1) };
}

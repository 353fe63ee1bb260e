import { validationError } from '../../wire';
import { cidrBlocks } from './cidr';
import type { Evaluator } from './evaluate';
import { isObject, type Json, sameJson } from './Template';

type Intrinsic = (argument: Json, evaluator: Evaluator) => Json | undefined;

const templateError = (message: string) =>
  validationError(`Template error: ${message}`);

/**
 * What the functions of a template give.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export const INTRINSICS: Record<string, Intrinsic> = {
  Ref: (argument, e) => e.ref(String(argument)),
  Condition: (argument, e) =>
    // Also the name of a member that every policy statement may have.
    typeof argument === 'string'
      ? e.condition(argument)
      : { Condition: e.evaluate(argument) ?? null },
  'Fn::And': (argument, e) =>
    argumentsOf('Fn::And', argument, 2, 10).every(each => e.truth(each)),
  'Fn::Base64': (argument, e) =>
    Buffer.from(e.text(argument)).toString('base64'),
  'Fn::Cidr': (argument, e) => {
    const [block, count, bits = 8] = argumentsOf('Fn::Cidr', argument, 2, 3);
    return cidrBlocks(
      e.text(block),
      Number(e.text(count)),
      Number(e.text(bits)),
    );
  },
  'Fn::Contains': (argument, e) => {
    const [list, value] = argumentsOf('Fn::Contains', argument, 2, 2);
    return e.list(list).map(String).includes(e.text(value));
  },
  'Fn::EachMemberEquals': (argument, e) => {
    const [list, value] = argumentsOf('Fn::EachMemberEquals', argument, 2, 2);
    const wanted = e.text(value);
    return e.list(list).every(each => String(each) === wanted);
  },
  'Fn::EachMemberIn': (argument, e) => {
    const [list, allowed] = argumentsOf('Fn::EachMemberIn', argument, 2, 2);
    const members = new Set(e.list(allowed).map(String));
    return e.list(list).every(each => members.has(String(each)));
  },
  'Fn::Equals': (argument, e) => {
    const [a, b] = argumentsOf('Fn::Equals', argument, 2, 2).map(each =>
      e.evaluate(each),
    );
    const isPlain = typeof a !== 'object' && typeof b !== 'object';
    return isPlain ? String(a) === String(b) : sameJson(a, b);
  },
  'Fn::FindInMap': (argument, e) => {
    const [name, first, second, options] = argumentsOf(
      'Fn::FindInMap',
      argument,
      3,
      4,
    );
    const path = [name, first, second].map(each => e.text(each));
    const value = path.reduce<Json | undefined>(
      (map, key) =>
        isObject(map) && Object.hasOwn(map, key) ? map[key] : undefined,
      e.scope.template.Mappings,
    );
    if (value !== undefined) return value;
    if (isObject(options) && 'DefaultValue' in options) {
      return e.evaluate(options.DefaultValue);
    }
    throw templateError(`Unable to get mapping for ${path.join('::')}`);
  },
  'Fn::GetAtt': (argument, e) => {
    const parts = Array.isArray(argument)
      ? argument.map(part => e.text(part))
      : String(argument).split('.');
    return e.attribute(parts[0], parts.slice(1).join('.'));
  },
  'Fn::GetAZs': (argument, e) => {
    const { region, zones } = e.scope;
    const wanted = e.text(argument) || region;
    return zones.map(zone => zone.replace(region, wanted));
  },
  'Fn::If': (argument, e) => {
    const [name, yes, no] = argumentsOf('Fn::If', argument, 3, 3);
    return e.evaluate(e.condition(String(name)) ? yes : no);
  },
  'Fn::ImportValue': (argument, e) => e.scope.importValue(e.text(argument)),
  'Fn::Join': (argument, e) => {
    const [separator, list] = argumentsOf('Fn::Join', argument, 2, 2);
    const parts = e.list(list).map(each => e.text(each));
    // A dynamic reference may only come together here.
    return e.composed(parts.join(String(separator)));
  },
  'Fn::Length': (argument, e) => e.list(argument).length,
  'Fn::Not': (argument, e) =>
    !e.truth(argumentsOf('Fn::Not', argument, 1, 1)[0]),
  'Fn::Or': (argument, e) =>
    argumentsOf('Fn::Or', argument, 2, 10).some(each => e.truth(each)),
  'Fn::RefAll': (argument, e) => {
    const { template, parameters } = e.scope;
    return Object.entries(template.Parameters)
      .filter(([, { Type }]) => Type === argument)
      .map(([name]) => parameters[name]);
  },
  'Fn::Select': (argument, e) => {
    const [index, list] = argumentsOf('Fn::Select', argument, 2, 2);
    const position = Number(e.text(index));
    const value = e.list(list)[position];
    if (value === undefined || value === null) {
      throw templateError(
        `Fn::Select cannot select nonexistent value at index ${position}`,
      );
    }
    return value;
  },
  'Fn::Split': (argument, e) => {
    const [separator, text] = argumentsOf('Fn::Split', argument, 2, 2);
    return e.text(text).split(String(separator));
  },
  'Fn::Sub': (argument, e) => {
    const [text, variables] = Array.isArray(argument)
      ? argumentsOf('Fn::Sub', argument, 2, 2)
      : [argument, {}];
    const own = isObject(variables) ? variables : {};
    return e.composed(
      String(text).replace(
        /\$\{(!?)([^}]+)\}/g,
        (_all, literal: string, name: string) =>
          literal ? `\${${name}}` : substituted(name, own, e),
      ),
    );
  },
  'Fn::ToJsonString': (argument, e) => JSON.stringify(e.evaluate(argument)),
};

function substituted(
  name: string,
  own: Record<string, Json>,
  e: Evaluator,
): string {
  if (Object.hasOwn(own, name)) return e.text(own[name]);
  const dot = name.indexOf('.');
  return dot < 0
    ? e.text({ Ref: name })
    : e.text(e.attribute(name.slice(0, dot), name.slice(dot + 1)));
}

function argumentsOf(
  name: string,
  argument: Json,
  least: number,
  most: number,
): Json[] {
  if (
    Array.isArray(argument) &&
    argument.length >= least &&
    argument.length <= most
  ) {
    return argument;
  }
  const count = least === most ? `${least}` : `between ${least} and ${most}`;
  throw templateError(
    `every ${name} object requires ${count} arguments, in a list.`,
  );
}

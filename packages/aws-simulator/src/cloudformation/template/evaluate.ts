import { validationError } from '../../wire';
import { cidrBlocks } from './cidr';
import {
  isObject,
  type Json,
  type JsonObject,
  type Template,
} from './Template';

/** Where the names in a template get their values from. */
export interface Scope {
  template: Template;
  accountId: string;
  region: string;
  zones: string[];
  stackName: string;
  stackId: string;
  parameters: Record<string, string>;
  /** What `Ref` and `GetAtt` of a resource give; undefined when it is not there. */
  resource(
    logicalId: string,
  ):
    | { physicalId: string; attribute(name: string): Json | undefined }
    | undefined;
  /** @throws AwsError when there is no such export */
  importValue(name: string): string;
  /** Resolves `{{resolve:…}}`. */
  dynamicReference(reference: string): string;
}

type Intrinsic = (argument: Json, evaluator: Evaluator) => Json | undefined;

/** Evaluates a value; `undefined` stands for AWS::NoValue. */
export const evaluate = (value: Json, scope: Scope): Json | undefined =>
  new Evaluator(scope).evaluate(value);

export function evaluateProperties(
  value: JsonObject,
  scope: Scope,
): JsonObject {
  return evaluate(value, scope) as JsonObject;
}

export const evaluateCondition = (name: string, scope: Scope): boolean =>
  new Evaluator(scope).condition(name);

export class Evaluator {
  constructor(readonly scope: Scope) {}

  evaluate(value: Json): Json | undefined {
    if (typeof value === 'string') return this.resolveDynamic(value);
    if (Array.isArray(value)) {
      return value
        .map(each => this.evaluate(each))
        .filter((each): each is Json => each !== undefined);
    }
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const intrinsic = keys.length === 1 ? INTRINSICS[keys[0]] : undefined;
    if (intrinsic) return intrinsic(value[keys[0]], this);
    if (keys.length === 1 && keys[0].startsWith('Fn::')) {
      throw validationError(
        `Template format error: The function ${keys[0]} is not simulated`,
      );
    }
    return Object.fromEntries(
      keys.flatMap(key => {
        const each = this.evaluate(value[key]);
        return each === undefined ? [] : [[key, each]];
      }),
    );
  }

  text(value: Json): string {
    const result = this.evaluate(value);
    if (result === undefined || typeof result === 'object') {
      throw validationError(
        `Template error: a string is needed, not ${JSON.stringify(result)}`,
      );
    }
    return String(result);
  }

  list(value: Json): Json[] {
    const result = this.evaluate(value);
    if (!Array.isArray(result)) {
      throw validationError(
        `Template error: a list is needed, not ${JSON.stringify(result)}`,
      );
    }
    return result;
  }

  condition(name: string): boolean {
    const { Conditions } = this.scope.template;
    if (!Object.hasOwn(Conditions, name)) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${name} in the template`,
      );
    }
    return this.truth(Conditions[name]);
  }

  truth(value: Json): boolean {
    const result = this.evaluate(value);
    return result === true || result === 'true';
  }

  ref(name: string): Json | undefined {
    const { scope } = this;
    if (Object.hasOwn(PSEUDO_PARAMETERS, name))
      return PSEUDO_PARAMETERS[name](scope);
    const parameter = scope.template.Parameters[name];
    if (parameter) {
      const value = scope.parameters[name];
      return /^(CommaDelimitedList|List<|AWS::SSM::Parameter::Value<List)/.test(
        parameter.Type,
      )
        ? value.split(',').map(each => each.trim())
        : value;
    }
    return this.resource(name).physicalId;
  }

  attribute(logicalId: string, name: string): Json {
    const value = this.resource(logicalId).attribute(name);
    if (value === undefined) {
      throw validationError(
        `Template error: resource ${logicalId} does not support attribute type ${name} in Fn::GetAtt`,
      );
    }
    return value;
  }

  private resource(logicalId: string) {
    const resource = this.scope.resource(logicalId);
    if (!resource) {
      throw validationError(
        `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
    return resource;
  }

  resolveDynamic(text: string): string {
    return text.replace(/\{\{resolve:([^{}]+)\}\}/g, (_all, reference) =>
      this.scope.dynamicReference(reference),
    );
  }
}

const PSEUDO_PARAMETERS: Record<string, (scope: Scope) => Json | undefined> = {
  'AWS::AccountId': scope => scope.accountId,
  'AWS::NoValue': () => undefined,
  'AWS::NotificationARNs': () => [],
  'AWS::Partition': () => 'aws',
  'AWS::Region': scope => scope.region,
  'AWS::StackId': scope => scope.stackId,
  'AWS::StackName': scope => scope.stackName,
  'AWS::URLSuffix': () => 'amazonaws.com',
};

function argumentsOf(name: string, argument: Json, count: number): Json[] {
  if (!Array.isArray(argument) || argument.length < count) {
    throw validationError(
      `Template error: every ${name} object requires ${count} arguments`,
    );
  }
  return argument;
}

const INTRINSICS: Record<string, Intrinsic | undefined> = {
  Ref: (argument, e) => e.ref(String(argument)),
  Condition: (argument, e) => e.condition(String(argument)),
  'Fn::GetAtt': (argument, e) => {
    const parts = Array.isArray(argument)
      ? argument.map(part => e.text(part))
      : String(argument).split('.');
    return e.attribute(parts[0], parts.slice(1).join('.'));
  },
  'Fn::Join': (argument, e) => {
    const [separator, list] = argumentsOf('Fn::Join', argument, 2);
    const joined = e
      .list(list)
      .map(each => e.text(each))
      .join(String(separator));
    // A dynamic reference may only come together here.
    return e.resolveDynamic(joined);
  },
  'Fn::Sub': (argument, e) => {
    const [text, variables] = Array.isArray(argument)
      ? argument
      : [argument, {}];
    const own = isObject(variables) ? variables : {};
    const replaced = String(text).replace(
      /\$\{(!?)([^}]+)\}/g,
      (_all, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (name in own) return e.text(own[name]);
        const dot = name.indexOf('.');
        return dot < 0
          ? e.text({ Ref: name })
          : String(e.attribute(name.slice(0, dot), name.slice(dot + 1)));
      },
    );
    return e.resolveDynamic(replaced);
  },
  'Fn::Select': (argument, e) => {
    const [index, list] = argumentsOf('Fn::Select', argument, 2);
    const position = Number(e.text(index));
    const value = e.list(list)[position];
    if (value === undefined) {
      throw validationError(
        `Template error: Fn::Select cannot select nonexistent value at index ${position}`,
      );
    }
    return value;
  },
  'Fn::Split': (argument, e) => {
    const [separator, text] = argumentsOf('Fn::Split', argument, 2);
    return e.text(text).split(String(separator));
  },
  'Fn::GetAZs': (_argument, e) => e.scope.zones,
  'Fn::If': (argument, e) => {
    const [name, yes, no] = argumentsOf('Fn::If', argument, 3);
    return e.evaluate(e.condition(String(name)) ? yes : no);
  },
  'Fn::Equals': (argument, e) => {
    const [a, b] = argumentsOf('Fn::Equals', argument, 2);
    return e.text(a) === e.text(b);
  },
  'Fn::And': (argument, e) =>
    argumentsOf('Fn::And', argument, 2).every(each => e.truth(each)),
  'Fn::Or': (argument, e) =>
    argumentsOf('Fn::Or', argument, 2).some(each => e.truth(each)),
  'Fn::Not': (argument, e) => !e.truth(argumentsOf('Fn::Not', argument, 1)[0]),
  'Fn::Base64': (argument, e) =>
    Buffer.from(e.text(argument)).toString('base64'),
  'Fn::FindInMap': (argument, e) => {
    const [map, first, second] = argumentsOf('Fn::FindInMap', argument, 3).map(
      each => (isObject(each) && 'DefaultValue' in each ? '' : e.text(each)),
    );
    const value = e.scope.template.Mappings[map]?.[first]?.[second];
    if (value === undefined) {
      throw validationError(
        `Template error: Unable to get mapping for ${map}::${first}::${second}`,
      );
    }
    return value;
  },
  'Fn::ImportValue': (argument, e) => e.scope.importValue(e.text(argument)),
  'Fn::Cidr': (argument, e) => {
    const [block, count, bits = 8] = argumentsOf('Fn::Cidr', argument, 2);
    return cidrBlocks(
      e.text(block),
      Number(e.text(count)),
      Number(e.text(bits)),
    );
  },
  'Fn::Length': (argument, e) => e.list(argument).length,
  'Fn::ToJsonString': (argument, e) => JSON.stringify(e.evaluate(argument)),
};

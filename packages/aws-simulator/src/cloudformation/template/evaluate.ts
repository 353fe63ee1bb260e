import { validationError } from '../../wire';
import { formatError } from './formatError';
import { INTRINSICS } from './intrinsics';
import { isListType } from './parameterTypes';
import { PSEUDO_PARAMETERS } from './pseudoParameters';
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
  notificationArns: string[];
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

/** More than any template needs, and few enough to be done in a moment. */
const MOST_STEPS = 200_000;
const MOST_CHARACTERS = 4_194_304;

/** Evaluates the values of a template, in a limited number of steps. */
export class Evaluator {
  private readonly conditions = new Map<string, boolean>();
  private steps = 0;

  constructor(readonly scope: Scope) {}

  evaluate(value: Json): Json | undefined {
    this.steps += 1;
    if (this.steps > MOST_STEPS) {
      throw validationError('Template error: the template expands too far');
    }
    if (typeof value === 'string') return this.resolveDynamic(value);
    if (Array.isArray(value)) {
      return value
        .map(each => this.evaluate(each))
        .filter((each): each is Json => each !== undefined);
    }
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const intrinsic =
      keys.length === 1 && Object.hasOwn(INTRINSICS, keys[0])
        ? INTRINSICS[keys[0]]
        : undefined;
    if (intrinsic) return intrinsic(value[keys[0]], this);
    return Object.fromEntries(
      keys.flatMap(key => {
        const each = this.evaluate(value[key]);
        return each === undefined ? [] : [[key, each]];
      }),
    );
  }

  text(value: Json): string {
    const result = this.evaluate(value);
    if (result === undefined || result === null || typeof result === 'object') {
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
    const known = this.conditions.get(name);
    if (known !== undefined) return known;
    const { Conditions } = this.scope.template;
    if (!Object.hasOwn(Conditions, name)) {
      throw formatError(
        `Unresolved condition dependency ${name} in the template`,
      );
    }
    const truth = this.truth(Conditions[name]);
    this.conditions.set(name, truth);
    return truth;
  }

  truth(value: Json): boolean {
    const result = this.evaluate(value);
    return result === true || result === 'true';
  }

  ref(name: string): Json | undefined {
    const { scope } = this;
    if (Object.hasOwn(PSEUDO_PARAMETERS, name)) {
      return PSEUDO_PARAMETERS[name](scope);
    }
    if (Object.hasOwn(scope.template.Parameters, name)) {
      const value = scope.parameters[name];
      return isListType(scope.template.Parameters[name].Type)
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

  /** Text that functions have put together, from which a reference may emerge. */
  composed(text: string): string {
    if (text.length > MOST_CHARACTERS) {
      throw validationError('Template error: the template expands too far');
    }
    return this.resolveDynamic(text);
  }

  private resource(logicalId: string) {
    const resource = this.scope.resource(logicalId);
    if (!resource) {
      throw formatError(
        `Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
      );
    }
    return resource;
  }

  private resolveDynamic(text: string): string {
    if (!text.includes('{{resolve:')) return text;
    return text.replace(/\{\{resolve:([^{}]+)\}\}/g, (_all, reference) =>
      this.scope.dynamicReference(reference),
    );
  }
}

/** A JSON value. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/** A CloudFormation template whose outer form has been checked. */
export interface Template {
  Description?: string;
  Parameters: Record<string, TemplateParameter>;
  Mappings: Record<string, Record<string, Record<string, Json>>>;
  Conditions: Record<string, Json>;
  Rules: Record<string, TemplateRule>;
  /** The macros that the template is to be processed by. */
  Transform?: string[];
  Resources: Record<string, TemplateResource>;
  Outputs: Record<string, TemplateOutput>;
}

export interface TemplateParameter {
  Type: string;
  Default?: Json;
  Description?: string;
  NoEcho?: boolean;
  AllowedValues?: Json[];
  AllowedPattern?: string;
  MinLength?: number;
  MaxLength?: number;
  MinValue?: number;
  MaxValue?: number;
  ConstraintDescription?: string;
}

export interface TemplateResource {
  Type: string;
  Properties: JsonObject;
  DependsOn: string[];
  Condition?: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  UpdatePolicy?: Json;
  CreationPolicy?: Json;
  Metadata?: Json;
}

export interface TemplateRule {
  RuleCondition?: Json;
  Assertions: Array<{ Assert: Json; AssertDescription?: string }>;
}

export interface TemplateOutput {
  Value: Json;
  Description?: string;
  Condition?: string;
  Export?: { Name: Json };
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each) =>
    isObject(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : each,
  );
}

import { z } from 'zod';

const json = z.json();

/** The one transform whose functions the simulator knows without it. */
const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

const transform = z
  .union([z.string().transform(name => [name]), z.array(z.string())], {
    error: 'Transforms with parameters are not supported by the simulator',
  })
  .refine(names => names.every(name => name === LANGUAGE_EXTENSIONS), {
    error: `Transforms other than ${LANGUAGE_EXTENSIONS} are not supported by the simulator`,
  });

const resource = z.strictObject({
  Type: z.string({
    error: 'Every Resources object must contain a Type member.',
  }),
  Properties: z.record(z.string(), json).default({}),
  DependsOn: z
    .union([z.string().transform(each => [each]), z.array(z.string())])
    .default([]),
  Condition: z.string().optional(),
  DeletionPolicy: z
    .enum(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'])
    .optional(),
  UpdateReplacePolicy: z.enum(['Delete', 'Retain', 'Snapshot']).optional(),
  UpdatePolicy: json.optional(),
  CreationPolicy: json.optional(),
  Metadata: json.optional(),
});

const parameter = z.looseObject({
  Type: z.string({
    error: 'Every Parameters object must contain a Type member.',
  }),
  Default: json.optional(),
  AllowedValues: z.array(json).optional(),
  AllowedPattern: z.string().optional(),
  MinLength: z.coerce.number().optional(),
  MaxLength: z.coerce.number().optional(),
  MinValue: z.coerce.number().optional(),
  MaxValue: z.coerce.number().optional(),
  NoEcho: z.union([z.boolean(), z.stringbool()]).optional(),
});

const rule = z.strictObject({
  RuleCondition: json.optional(),
  Assertions: z.array(
    z.strictObject({
      Assert: json,
      AssertDescription: z.string().optional(),
    }),
  ),
});

/** The outer form of a template. */
export const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z
    .literal('2010-09-09', {
      error: 'unsupported value for AWSTemplateFormatVersion.',
    })
    .optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  Transform: transform.optional(),
  Rules: z.record(z.string(), rule).default({}),
  Parameters: z.record(z.string(), parameter).default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), json)))
    .default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(z.string(), resource),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({
        Value: json,
        Description: z.string().optional(),
        Condition: z.string().optional(),
        Export: z.strictObject({ Name: json }).optional(),
      }),
    )
    .default({}),
});

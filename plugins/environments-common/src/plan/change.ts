import { z } from 'zod';

/**
 * What happens to a resource. `maybe-replace`: CloudFormation decides when it
 * gets there, because the new value is not known before.
 *
 * @public
 */
export const resourceActionSchema = z.enum([
  'create',
  'modify',
  'replace',
  'maybe-replace',
  'remove',
]);

/** @public */
export type ResourceAction = z.infer<typeof resourceActionSchema>;

/**
 * What becomes of the data in a resource that holds some: `kept`, because the
 * resource stays as it is; `snapshot`, `retained` (the resource stays in the
 * account, in no stack), or `lost`.
 *
 * @public
 */
export const dataFateSchema = z.enum(['kept', 'snapshot', 'retained', 'lost']);

/** @public */
export type DataFate = z.infer<typeof dataFateSchema>;

/** One property of a resource that changes. @public */
export const propertyChangeSchema = z.object({
  /** Such as `Properties.DBInstanceClass` or `Tags`. */
  path: z.string(),
  /** As text; left out where there was or is none, or it may be secret. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** Whether this is what makes a new resource of it. */
  requiresReplacement: z.enum(['never', 'maybe', 'always']),
});

/** @public */
export type PropertyChange = z.infer<typeof propertyChangeSchema>;

/** One resource of a stack that a deployment would touch. @public */
export const resourceChangeSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  /** Such as `AWS::RDS::DBInstance`. */
  resourceType: z.string(),
  action: resourceActionSchema,
  /** Left out for a resource that holds no data. */
  data: dataFateSchema.optional(),
  /** Whether it is to be drawn in red: it is replaced or removed, with data. */
  isDangerous: z.boolean(),
  properties: z.array(propertyChangeSchema),
});

/** @public */
export type ResourceChange = z.infer<typeof resourceChangeSchema>;

/** What becomes of a stack. @public */
export const stackActionSchema = z.enum([
  'create',
  'update',
  'unchanged',
  /** The specification needs it no more: it is deleted at the end. */
  'remove',
]);

/** @public */
export type StackAction = z.infer<typeof stackActionSchema>;

/** What a deployment would do to one stack. @public */
export const plannedStackSchema = z.object({
  stackName: z.string(),
  part: z.string(),
  region: z.string(),
  action: stackActionSchema,
  /** CloudFormation's word for the stack that is there. */
  stackStatus: z.string().optional(),
  consoleUrl: z.string().optional(),
  /**
   * How the changes were found: `change-set` by CloudFormation, `template` by
   * comparing templates, where CloudFormation cannot say yet: the stack is not
   * there, or what it reads of another one is not.
   */
  basis: z.enum(['change-set', 'template']),
  /**
   * What CloudFormation answered where it should have compared and did not. The
   * changes are what templates tell, or none where they could not be read.
   */
  problem: z.string().optional(),
  changes: z.array(resourceChangeSchema),
  /** The version of the templates that made it, and that would make it. */
  templateVersion: z.string().optional(),
  newTemplateVersion: z.string().optional(),
});

/** @public */
export type PlannedStack = z.infer<typeof plannedStackSchema>;

/** How many resources of a plan are touched in which way. @public */
export function countChanges(
  stacks: readonly Pick<PlannedStack, 'changes'>[],
): Record<ResourceAction, number> {
  const counts = {
    create: 0,
    modify: 0,
    replace: 0,
    'maybe-replace': 0,
    remove: 0,
  };
  for (const { action } of stacks.flatMap(({ changes }) => changes)) {
    counts[action] += 1;
  }
  return counts;
}

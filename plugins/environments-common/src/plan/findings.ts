import { z } from 'zod';

/**
 * What a finding means for the plan: with a `blocker` nothing can be deployed;
 * `unreadable` says that the portal could not look, and what would let it.
 *
 * @public
 */
export const findingSeveritySchema = z.enum([
  'ok',
  'info',
  'warning',
  'unreadable',
  'blocker',
]);

/** @public */
export type FindingSeverity = z.infer<typeof findingSeveritySchema>;

/** What was looked at before the stacks were compared. @public */
export const preflightCheckSchema = z.enum([
  'account',
  'quotas',
  'names',
  'addresses',
  'delegation',
  'service-linked-roles',
  'stacks',
]);

/** @public */
export type PreflightCheck = z.infer<typeof preflightCheckSchema>;

/** What one look at the account has shown. @public */
export const preflightFindingSchema = z.object({
  check: preflightCheckSchema,
  severity: findingSeveritySchema,
  /** One sentence. */
  message: z.string(),
  /** What mends it, one sentence. */
  remedy: z.string().optional(),
  /** Facts behind it, such as `Elastic IPs: 4 of 5 used, 2 more needed`. */
  evidence: z.array(z.string()),
  /** The field of the specification that it is about: `network.cidr`. */
  field: z.string().optional(),
});

/** @public */
export type PreflightFinding = z.infer<typeof preflightFindingSchema>;

/** What a rule of good practice says of the templates. @public */
export const policyFindingSchema = z.object({
  /** Such as `AwsSolutions-RDS3`. */
  rule: z.string(),
  severity: z.enum(['warning', 'accepted']),
  message: z.string(),
  part: z.string(),
  resources: z.array(z.string()),
});

/** @public */
export type PolicyFinding = z.infer<typeof policyFindingSchema>;

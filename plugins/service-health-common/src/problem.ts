import { z } from 'zod';

/**
 * What kind of obstacle stood between the portal and an answer from AWS.
 *
 * - `access-denied`: the credentials lack a permission; `action` names it
 * - `credentials`: they are missing, expired or not accepted
 * - `throttled`: AWS asked to slow down, and went on asking after the retries
 * - `unreachable`: the endpoint does not answer: refused, unknown host, cut
 *   off, timed out
 * - `not-found`: the resource does not exist (any more)
 * - `configuration`: the account is not in `aws.accounts`, or an annotation
 *   makes no sense
 * - `failed`: anything else that AWS answered
 *
 * @public
 */
export const problemKindSchema = z.enum([
  'access-denied',
  'credentials',
  'throttled',
  'unreachable',
  'not-found',
  'configuration',
  'failed',
]);

/** @public */
export type ProblemKind = z.output<typeof problemKindSchema>;

/**
 * A statement of an IAM policy, ready to be pasted as JSON.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 * @public
 */
export const iamStatementSchema = z.object({
  Effect: z.literal('Allow'),
  Action: z.string(),
  Resource: z.string().describe('What AWS named in its refusal, or `*`'),
});

/** @public */
export type IamStatement = z.output<typeof iamStatementSchema>;

/**
 * Why something could not be read or done, in words for the person who sees
 * it. A problem is data: it travels in a reading, beside the last good value.
 *
 * @public
 */
export const problemSchema = z.object({
  kind: problemKindSchema,
  message: z.string().describe('One sentence: what happened'),
  remedy: z
    .string()
    .describe('One sentence: what mends it, where that is known')
    .optional(),
  code: z
    .string()
    .describe('The AWS error code, such as `ThrottlingException`')
    .optional(),
  action: z
    .string()
    .describe(
      'The IAM action that was denied, such as `rds:DescribeDBInstances`',
    )
    .optional(),
  statement: iamStatementSchema.optional(),
});

/** @public */
export type Problem = z.output<typeof problemSchema>;

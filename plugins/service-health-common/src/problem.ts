/**
 * What kind of obstacle stood between the portal and an answer from AWS.
 *
 * @public
 */
export type ProblemKind =
  /** The credentials lack a permission; `action` names it. */
  | 'access-denied'
  /** The credentials are missing, expired or not accepted. */
  | 'credentials'
  /** AWS asked to slow down, and went on asking after the retries. */
  | 'throttled'
  /** The endpoint does not answer: refused, unknown host, cut off, timed out. */
  | 'unreachable'
  /** The resource does not exist (any more). */
  | 'not-found'
  /** The account is not in `aws.accounts`, or an annotation makes no sense. */
  | 'configuration'
  /** Anything else that AWS answered. */
  | 'failed';

/**
 * Why something could not be read or done, in words for the person who sees
 * it. A problem is data: it travels in a reading, beside the last good value.
 *
 * @public
 */
export interface Problem {
  kind: ProblemKind;
  /** One sentence: what happened. */
  message: string;
  /** One sentence: what mends it, where that is known. */
  remedy?: string;
  /** The AWS error code, such as `ThrottlingException`. */
  code?: string;
  /** The IAM action that was denied, such as `rds:DescribeDBInstances`. */
  action?: string;
  /** Of a denied call: what to add to the policy of the portal's role. */
  statement?: IamStatement;
}

/**
 * A statement of an IAM policy, ready to be pasted as JSON.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
 * @public
 */
export interface IamStatement {
  Effect: 'Allow';
  Action: string;
  /** What AWS named in its refusal, or `*`. */
  Resource: string;
}

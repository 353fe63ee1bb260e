import { z } from 'zod';
import { validationError } from '../../wire';
import { matchesWildcards } from '../../world/matchesWildcards';
import type { StackResourceRecord } from '../../world/resources/cloudformation';

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

const policySchema = z.object({
  Statement: z.array(
    z.object({
      Effect: z.enum(['Allow', 'Deny']),
      Principal: z.literal('*'),
      Action: oneOrMore.optional(),
      NotAction: oneOrMore.optional(),
      Resource: oneOrMore.optional(),
      NotResource: oneOrMore.optional(),
      Condition: z
        .object({
          StringEquals: z.record(z.string(), oneOrMore).optional(),
          StringLike: z.record(z.string(), oneOrMore).optional(),
        })
        .optional(),
    }),
  ),
});
type Statement = z.output<typeof policySchema>['Statement'][number];

/**
 * Reads a stack policy.
 *
 * @throws AwsError `ValidationError` when it is none
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export function parseStackPolicy(body: string): Statement[] {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch (error) {
    throw validationError(`Error validating stack policy: ${error}`);
  }
  const parsed = policySchema.safeParse(content);
  if (!parsed.success) {
    throw validationError(
      'Error validating stack policy: Invalid stack policy',
    );
  }
  return parsed.data.Statement;
}

/**
 * A stack without a policy allows everything, one with a policy only what the
 * policy allows.
 *
 * @throws Error in CloudFormation's words when the change is denied
 */
export function assertPolicyAllows(
  policy: string | undefined,
  action: 'Modify' | 'Replace' | 'Delete',
  resource: Pick<StackResourceRecord, 'logicalId' | 'type'>,
) {
  if (policy === undefined) return;
  const matching = parseStackPolicy(policy)
    .map((statement, index) => ({ statement, number: index + 1 }))
    .filter(({ statement }) => applies(statement, action, resource));
  const denying = matching.find(each => each.statement.Effect === 'Deny');
  if (!denying && matching.length > 0) return;
  const why = denying
    ? `Statement [#${denying.number}] does not allow`
    : 'No statement allows';
  throw new Error(
    `Action denied by stack policy: ${why} [Update:${action}] for resource [LogicalResourceId/${resource.logicalId}]`,
  );
}

function applies(
  statement: Statement,
  action: string,
  { logicalId, type }: Pick<StackResourceRecord, 'logicalId' | 'type'>,
): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const types = [
    ...(Condition?.StringEquals?.ResourceType ?? []),
    ...(Condition?.StringLike?.ResourceType ?? []),
  ];
  return (
    included(`Update:${action}`, Action, NotAction) &&
    included(`LogicalResourceId/${logicalId}`, Resource, NotResource) &&
    (types.length === 0 || types.some(each => matchesWildcards(each, type)))
  );
}

function included(
  value: string,
  patterns: string[] | undefined,
  exceptions: string[] | undefined,
): boolean {
  if (exceptions?.some(each => matchesWildcards(each, value))) return false;
  return patterns?.some(each => matchesWildcards(each, value)) ?? true;
}

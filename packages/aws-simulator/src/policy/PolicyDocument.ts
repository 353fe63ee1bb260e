import { z } from 'zod';

const oneOrMore = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform(one => [one])]);

const words = oneOrMore(z.string());
const principals = z.union([
  z.literal('*').transform(() => ({ AWS: ['*'] })),
  z.record(z.string(), words),
]);
const conditionValue = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String);

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Action: words.optional(),
  NotAction: words.optional(),
  Resource: words.optional(),
  NotResource: words.optional(),
  /** By operator and context key. */
  Condition: z
    .record(z.string(), z.record(z.string(), oneOrMore(conditionValue)))
    .optional(),
});

const documentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: oneOrMore(statementSchema),
});

export type PolicyStatement = z.output<typeof statementSchema>;
export type PolicyDocument = z.output<typeof documentSchema>;

/** What is wrong with a policy document, in IAM's words. */
export class MalformedPolicy extends Error {}

/** To whom a policy belongs: a principal, or what a role is assumed by. */
export type PolicyKind = 'identity' | 'trust';

/**
 * Reads a policy document as IAM does when it is given one.
 *
 * @throws MalformedPolicy
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(text: string, kind: PolicyKind): PolicyDocument {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new MalformedPolicy('This policy contains invalid Json', {
      cause: error,
    });
  }
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success) throw new MalformedPolicy('Syntax errors in policy.');
  parsed.data.Statement.forEach(
    kind === 'identity' ? assertIdentityStatement : assertTrustStatement,
  );
  return parsed.data;
}

const ACTION = /^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;

function assertActions({ Action, NotAction }: PolicyStatement) {
  const actions = Action ?? NotAction ?? [];
  if (actions.length === 0 || (Action && NotAction)) {
    throw new MalformedPolicy('Policy statement must contain actions.');
  }
  if (!actions.every(action => ACTION.test(action))) {
    throw new MalformedPolicy(
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    );
  }
}

function assertIdentityStatement(statement: PolicyStatement) {
  assertActions(statement);
  const { Resource, NotResource, Principal, NotPrincipal } = statement;
  if (Principal || NotPrincipal) {
    throw new MalformedPolicy(
      'Policy document should not specify a principal.',
    );
  }
  const resources = Resource ?? NotResource ?? [];
  if (resources.length === 0 || (Resource && NotResource)) {
    throw new MalformedPolicy('Policy statement must contain resources.');
  }
  for (const resource of resources) {
    const isArn = resource.startsWith('arn:') && resource.split(':').length > 5;
    if (resource !== '*' && !isArn && !/^arn:.*\*/.test(resource)) {
      throw new MalformedPolicy(
        `Resource ${resource} must be in ARN format or "*".`,
      );
    }
  }
}

function assertTrustStatement(statement: PolicyStatement) {
  assertActions(statement);
  if (statement.Resource || statement.NotResource) {
    throw new MalformedPolicy('Has prohibited field Resource');
  }
  if (!statement.Principal && !statement.NotPrincipal) {
    throw new MalformedPolicy('Missing required field Principal');
  }
  const actions = statement.Action ?? [];
  if (!actions.every(action => /^(sts:|\*)/.test(action))) {
    throw new MalformedPolicy(
      'AssumeRole policy may only specify STS AssumeRole actions.',
    );
  }
}

import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { EnvironmentStack } from './stacks';
import type { PolicyNote } from './Synthesis';

const RULE_PACK = 'AwsSolutions-';

/**
 * What the rules of AwsSolutions say of the stacks: what breaks them, and what
 * does so for a reason that the construct gives.
 */
export function policyNotes(stacks: readonly EnvironmentStack[]): PolicyNote[] {
  return stacks.flatMap(stack => [...broken(stack), ...accepted(stack)]);
}

function broken(stack: EnvironmentStack): PolicyNote[] {
  const { violations } = new AwsSolutionsChecks().validateScope(stack);
  return violations.map(({ ruleName, description, violatingResources }) => ({
    rule: ruleName,
    part: stack.part,
    resources: violatingResources.map(
      resource => resource.constructPath ?? resource.resourceLogicalId ?? '',
    ),
    isAccepted: false,
    message: description,
  }));
}

function accepted(stack: EnvironmentStack): PolicyNote[] {
  return stack.node
    .findAll()
    .flatMap(construct =>
      acknowledgements(construct).map(([rule, reason]) => ({
        rule,
        part: stack.part,
        resources: [construct.node.path],
        isAccepted: true,
        message: reason,
      })),
    )
    .filter(({ rule }) => rule.startsWith(RULE_PACK));
}

function acknowledgements(construct: IConstruct): [string, string][] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data))
    .map(([id, reason]) => [id.replace(/^annotation::/i, ''), reason]);
}

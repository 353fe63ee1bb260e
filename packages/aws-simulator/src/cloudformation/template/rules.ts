import { validationError } from '../../wire';
import { Evaluator, type Scope } from './evaluate';
import type { Template } from './Template';

/**
 * The assertions that a template makes about its parameters.
 *
 * @throws AwsError `ValidationError` naming the first that does not hold
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function assertRules(
  template: Template,
  parameters: Record<string, string>,
  place: Pick<Scope, 'accountId' | 'region' | 'zones' | 'stackName'>,
) {
  const evaluator = new Evaluator({
    ...place,
    template,
    parameters,
    stackId: '',
    notificationArns: [],
    resource: () => undefined,
    importValue: name => name,
    dynamicReference: reference => reference,
  });
  for (const [name, rule] of Object.entries(template.Rules)) {
    const { RuleCondition: condition = true } = rule;
    if (!evaluator.truth(condition)) continue;
    for (const { Assert, AssertDescription } of rule.Assertions) {
      if (evaluator.truth(Assert)) continue;
      throw validationError(
        `Template error: rule ${name} is not satisfied: ${
          AssertDescription ?? JSON.stringify(Assert)
        }`,
      );
    }
  }
}

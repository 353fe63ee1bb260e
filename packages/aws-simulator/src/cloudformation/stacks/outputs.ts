import type { Output } from '@aws-sdk/client-cloudformation';
import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import { evaluateCondition, Evaluator, type Scope } from '../template/evaluate';
import type { Template } from '../template/Template';
import { exportsOf } from './exports';

/**
 * The outputs of a stack whose resources are there.
 *
 * @throws AwsError when another stack exports one of the names
 */
export function evaluateOutputs(
  region: Region,
  template: Template,
  scope: Scope,
): Output[] {
  const evaluator = new Evaluator(scope);
  const outputs = Object.entries(template.Outputs)
    .filter(
      ([, { Condition }]) => !Condition || evaluateCondition(Condition, scope),
    )
    .map(([OutputKey, output]) => ({
      OutputKey,
      OutputValue: evaluator.text(output.Value),
      Description: output.Description,
      ExportName: output.Export && evaluator.text(output.Export.Name),
    }));
  const taken = exportsOf(region).filter(
    each => each.stack.id !== scope.stackId,
  );
  for (const { ExportName } of outputs) {
    const owner = taken.find(each => each.name === ExportName);
    if (owner) {
      throw validationError(
        `Export with name ${ExportName} is already exported by stack ${owner.stack.shape.name}`,
      );
    }
  }
  return outputs;
}

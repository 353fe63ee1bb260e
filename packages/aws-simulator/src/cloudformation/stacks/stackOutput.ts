import { validationError } from '../../wire';
import type { World } from '../../world/World';
import type { OutputName } from '../template/evaluate';
import { isDeleted } from './exports';

/**
 * What `Fn::GetStackOutput` gives.
 *
 * @throws AwsError `ValidationError` when there is no such stack or output.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function stackOutput(
  world: World,
  accountId: string,
  { stackName, outputName, region }: OutputName,
): string {
  const stack = world
    .region(accountId, region)
    .stacks.all()
    .find(each => each.shape.name === stackName && !isDeleted(each));
  if (!stack) {
    throw validationError(`Stack [${stackName}] does not exist in ${region}`);
  }
  const output = stack.shape.outputs.find(
    each => each.OutputKey === outputName,
  );
  if (output?.OutputValue === undefined) {
    throw validationError(
      `Output [${outputName}] not found in stack [${stackName}]`,
    );
  }
  return output.OutputValue;
}

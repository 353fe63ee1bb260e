import { validationError } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import type { StackOutputAddress } from '../template/evaluate';
import { isDeleted } from './exports';

/**
 * The output of another stack, of any account and region, by a reference that
 * does not hold it.
 *
 * @throws AwsError `ValidationError`
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function stackOutput(
  world: World,
  home: Region,
  { stackName, outputName, region, roleArn }: StackOutputAddress,
): string {
  const accountId = roleArn?.split(':')[4] ?? home.accountId;
  const stack = world
    .region(accountId, region ?? home.name)
    .stacks.find(
      (shape, each) =>
        !isDeleted(each) && (shape.name === stackName || each.id === stackName),
    );
  if (!stack) throw validationError(`Stack [${stackName}] does not exist`);
  const output = stack.shape.outputs.find(
    each => each.OutputKey === outputName,
  );
  if (output?.OutputValue === undefined) {
    throw validationError(
      `Output [${outputName}] does not exist in stack [${stackName}]`,
    );
  }
  return output.OutputValue;
}

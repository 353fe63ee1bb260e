import {
  type CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';

/**
 * A stack by its name, or, also when it has been deleted, by its ARN.
 *
 * @returns undefined when there is none.
 */
export async function describeStack(
  client: CloudFormationClient,
  stackNameOrId: string,
): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(
      new DescribeStacksCommand({ StackName: stackNameOrId }),
    );
    return Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error of its own for that.
    if (isValidationError(error) && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** CloudFormation's error for whatever a stack's state does not allow. */
export function isValidationError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ValidationError';
}

/** A stack's tags as an object. */
export function tagsOf(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    (stack.Tags ?? []).map(tag => [tag.Key ?? '', tag.Value ?? '']),
  );
}

/** A stack's outputs as an object. */
export function outputsOf(stack: Stack): Record<string, string> {
  return Object.fromEntries(
    (stack.Outputs ?? []).map(output => [
      output.OutputKey ?? '',
      output.OutputValue ?? '',
    ]),
  );
}

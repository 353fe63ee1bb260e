import { TokenAlreadyExistsException } from '@aws-sdk/client-cloudformation';
import type { Stack } from '../../cloudformation/stacks/events';

/**
 * Whether an operation was asked for before with the same ClientRequestToken,
 * in which case it is not done again. Remembers the token.
 *
 * @throws TokenAlreadyExistsException when it was another operation
 */
export function wasAsked(
  stack: Stack,
  operation: string,
  token: string | undefined,
): boolean {
  if (token === undefined) return false;
  const tokens = stack.shape.clientRequestTokens;
  const before = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (before !== undefined && before !== operation) {
    throw new TokenAlreadyExistsException({
      message: `ClientRequestToken ${token} was already used for ${before} on stack ${stack.shape.name}`,
      $metadata: {},
    });
  }
  tokens[token] = operation;
  return before !== undefined;
}

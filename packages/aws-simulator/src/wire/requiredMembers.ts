import { validationError } from './AwsError';
import { requiredMembers } from './schemas';
import type { OperationModel } from './sdkModel';

/**
 * Refuses an input that lacks a member which the model requires. The model in
 * the SDK holds no other constraint; lengths and patterns are the handlers'.
 *
 * @throws AwsError `ValidationError`
 */
export function validateRequiredMembers(
  operation: OperationModel,
  input: unknown,
) {
  const values = (input ?? {}) as Record<string, unknown>;
  const missing = requiredMembers(operation.input).filter(
    name => values[name] === undefined,
  );
  if (missing.length === 0) return;
  const plural = missing.length > 1 ? 's' : '';
  throw validationError(
    `${missing.length} validation error${plural} detected: ${missing
      .map(
        name =>
          `Value at '${name}' failed to satisfy constraint: Member must not be null`,
      )
      .join('; ')}`,
  );
}

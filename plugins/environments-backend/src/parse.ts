import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * What came over HTTP, as the schema wants it.
 *
 * @throws InputError with everything that is wrong with it.
 */
export function parse<TSchema extends z.ZodType>(
  schema: TSchema,
  input: unknown,
): z.output<TSchema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new InputError(issues.join('\n'));
}

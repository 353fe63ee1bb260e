import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * What came over HTTP, as its schema has it.
 *
 * @throws InputError with every field that is wrong
 */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues
      .map(issue =>
        [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
      )
      .join('; '),
  );
}

import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { type EnvironmentSpec, environmentSpecSchema } from './EnvironmentSpec';

/**
 * Something in a specification that does not work, and what would.
 *
 * @public
 */
export interface SpecIssue {
  /** The field, such as `service.memoryMb`; empty for the whole. */
  path: string;
  message: string;
}

/**
 * A specification that was refused, with everything that is wrong with it.
 *
 * @public
 */
export class EnvironmentSpecError extends InputError {
  constructor(readonly issues: SpecIssue[]) {
    super(issues.map(describeIssue).join('\n'));
  }
}

/**
 * Says what is wrong with a specification; nothing when it is right.
 *
 * @public
 */
export function checkEnvironmentSpec(input: unknown): SpecIssue[] {
  const result = environmentSpecSchema.safeParse(input, {
    reportInput: true,
  });
  return result.success ? [] : result.error.issues.map(toSpecIssue);
}

/**
 * Reads a specification and fills in the defaults.
 *
 * @throws EnvironmentSpecError when something in it does not work.
 * @public
 */
export function parseEnvironmentSpec(input: unknown): EnvironmentSpec {
  const result = environmentSpecSchema.safeParse(input, {
    reportInput: true,
  });
  if (!result.success) {
    throw new EnvironmentSpecError(result.error.issues.map(toSpecIssue));
  }
  return result.data;
}

function describeIssue({ path, message }: SpecIssue): string {
  return path ? `${path}: ${message}` : message;
}

function toSpecIssue(issue: z.core.$ZodIssue): SpecIssue {
  return { path: issue.path.join('.'), message: readable(issue) };
}

/** What one would expect in a specification, and why it is not there. */
const NOT_TO_BE_SET: Readonly<Record<string, string>> = {
  availabilityZone:
    'RDS chooses the zones of a database with a standby, and swaps them when it fails over (F14); leave `availabilityZone` out.',
  desiredCount:
    'A desired count would undo what autoscaling did, with every change to the service (F23); say `minCount`, with which it starts.',
};

function readable(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const explained = issue.keys.flatMap(key => NOT_TO_BE_SET[key] ?? []);
    if (explained.length > 0) return explained.join(' ');
    return `There is no ${issue.keys
      .map(key => `\`${key}\``)
      .join(', ')} in a specification; check the spelling.`;
  }
  const isMissing =
    (issue.code === 'invalid_type' || issue.code === 'invalid_value') &&
    issue.input === undefined;
  if (isMissing) return 'This is needed, and has no default.';
  return issue.message;
}

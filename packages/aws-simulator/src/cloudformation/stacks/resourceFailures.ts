import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ResourceFailure, type ResourceProvider } from '../ResourceProvider';

/**
 * Properties as the type's schema reads them.
 *
 * @throws Error in CloudFormation's words
 */
export function parseProperties(
  provider: ResourceProvider,
  logicalId: string,
  properties: Record<string, unknown>,
): unknown {
  const parsed = provider.properties.safeParse(properties);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map(describeIssue);
  throw new Error(
    `Properties validation failed for resource ${logicalId} with message:\n[${messages.join(
      ', ',
    )}]`,
  );
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = ['#', ...issue.path].join('/');
  return issue.code === 'unrecognized_keys'
    ? `${place}: extraneous key [${issue.keys.join(', ')}] is not permitted`
    : `${place}: ${issue.message}`;
}

/** A failure as the reason of a resource's status. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ResourceFailure)) {
    return error instanceof Error ? error.message : String(error);
  }
  const isTaken =
    error.code === 'AlreadyExists' && error.message.includes(' in stack ');
  return isTaken
    ? error.message
    : `Resource handler returned message: "${
        error.message
      }" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${error.code})`;
}

/** What has a name of its own cannot be there twice while it is replaced. */
export function asReplacementFailure(
  error: unknown,
  stackName: string,
): unknown {
  if (!(error instanceof ResourceFailure) || error.code !== 'AlreadyExists') {
    return error;
  }
  return new Error(
    `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${
      error.message.split(' ')[0]
    } and update the stack ${stackName} again.`,
  );
}

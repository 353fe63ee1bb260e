import type * as sts from '@aws-sdk/client-sts';
import { AwsError, type RequestContext } from '../../wire';
import type { World } from '../../world/World';
import { parseRoleArn, roleSession } from './sessions';

/**
 * Becomes a role. Its trust policy is not evaluated; but in an account that has
 * stacks, the role must be there. Other accounts are empty, and what is there is
 * nobody's business but their owner's.
 *
 * @throws AwsError `AccessDenied`, which AWS also says of what does not exist
 */
export function assumeRole(
  world: World,
  input: sts.AssumeRoleRequest,
  context: RequestContext,
) {
  const { accountId, role } = parseRoleArn(input.RoleArn ?? '');
  const isOurs = world
    .allRegions()
    .some(each => each.accountId === accountId && each.stacks.size > 0);
  if (isOurs && !world.global(accountId).roles.has(role)) {
    throw new AwsError(
      'AccessDenied',
      `User: ${context.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
      403,
    );
  }
  return roleSession(
    world,
    {
      RoleArn: input.RoleArn,
      RoleSessionName: input.RoleSessionName,
      DurationSeconds: input.DurationSeconds,
    },
    context.requestId,
  );
}

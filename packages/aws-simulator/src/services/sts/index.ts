import type * as sts from '@aws-sdk/client-sts';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { assumeRole } from './assumeRole';
import { assumeRoleWithWebIdentity } from './webIdentity';
import { roleIdIn, sessionCredentials, userIdOf } from './sessions';

const SESSION_SECONDS = 43_200;

/** Security Token Service: who somebody is, and who they may become. */
export function stsHandlers(world: World): Handlers<typeof sts> {
  return {
    GetCallerIdentity: (_input, { accountId, callerArn }) => ({
      Account: accountId,
      Arn: callerArn,
      UserId: userIdOf(callerArn, role => roleIdIn(world, accountId, role)),
    }),

    AssumeRole: (input, context) => assumeRole(world, input, context),

    AssumeRoleWithWebIdentity: (input, context) =>
      assumeRoleWithWebIdentity(world, input, context),

    GetSessionToken: (input, { accountId, callerArn, requestId }) => ({
      Credentials: sessionCredentials(world, {
        accountId,
        callerArn,
        requestId,
        seconds: input.DurationSeconds ?? SESSION_SECONDS,
      }),
    }),
  };
}

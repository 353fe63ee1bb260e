import type * as sts from '@aws-sdk/client-sts';
import { type Handlers, validationError, writeSessionToken } from '../../wire';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';

const DEFAULT_SESSION_SECONDS = 3600;
const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;

/**
 * Security Token Service. As no signature and no policy is checked here, any
 * role can be assumed, whether a stack made it or not.
 */
export function stsHandlers(world: World): Handlers<typeof sts> {
  const roleIdOf = (accountId: string, role: string) =>
    world.global(accountId).roles.get(role)?.shape.RoleId ??
    `AROA${seededHex(17, world.seed, accountId, role).toUpperCase()}`;

  return {
    GetCallerIdentity: (_input, { accountId, callerArn }) => ({
      Account: accountId,
      Arn: callerArn,
      UserId: userIdOf(callerArn, role => roleIdOf(accountId, role)),
    }),

    AssumeRole(input, { requestId }) {
      const [, accountId, role] = ROLE_ARN.exec(input.RoleArn ?? '') ?? [];
      if (!accountId || !role) {
        throw validationError(`${input.RoleArn} is invalid`);
      }
      const session = input.RoleSessionName ?? '';
      if (!SESSION_NAME.test(session)) {
        throw validationError(
          `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
        );
      }
      const seconds = input.DurationSeconds ?? DEFAULT_SESSION_SECONDS;
      assertDuration(
        seconds,
        world.global(accountId).roles.get(role)?.shape.MaxSessionDuration,
      );
      const Arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`;
      return {
        AssumedRoleUser: {
          Arn,
          AssumedRoleId: `${roleIdOf(accountId, role)}:${session}`,
        },
        Credentials: {
          // The server reads the account out of the access key.
          AccessKeyId: accountId,
          SecretAccessKey: seededHex(40, requestId),
          SessionToken: writeSessionToken(Arn),
          Expiration: new Date(world.now().getTime() + seconds * 1000),
        },
      };
    },
  };
}

function userIdOf(arn: string, roleIdOf: (role: string) => string): string {
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
  return role
    ? `${roleIdOf(role)}:${session}`
    : `AIDA${seededHex(17, arn).toUpperCase()}`;
}

function assertDuration(seconds: number, longest = 43_200) {
  if (seconds < 900 || seconds > 43_200) {
    throw validationError(
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and 43200`,
    );
  }
  if (seconds > longest) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

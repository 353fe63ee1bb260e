import { validationError, writeSessionToken } from '../../wire';
import { seededHex } from '../../world/seeded';
import type { World } from '../../world/World';

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/;
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const DEFAULT_SECONDS = 3600;
const LEAST_SECONDS = 900;
const MOST_SECONDS = 43_200;

/** What every way of becoming a role has in common. */
export interface RoleRequest {
  RoleArn: string | undefined;
  RoleSessionName: string | undefined;
  DurationSeconds?: number;
}

/**
 * The session that a request for a role leads to.
 *
 * @throws AwsError `ValidationError`
 */
export function roleSession(
  world: World,
  { RoleArn = '', RoleSessionName: session = '', DurationSeconds }: RoleRequest,
  requestId: string,
) {
  const { accountId, role } = parseRoleArn(RoleArn);
  if (!SESSION_NAME.test(session)) {
    throw validationError(
      `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const seconds = DurationSeconds ?? DEFAULT_SECONDS;
  const longest = world.global(accountId).roles.get(role)
    ?.shape.MaxSessionDuration;
  assertDuration(seconds, longest);
  const Arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${session}`;
  return {
    AssumedRoleUser: {
      Arn,
      AssumedRoleId: `${roleIdIn(world, accountId, role)}:${session}`,
    },
    Credentials: sessionCredentials(world, {
      accountId,
      callerArn: Arn,
      requestId,
      seconds,
    }),
  };
}

/** @throws AwsError `ValidationError` */
export function parseRoleArn(arn: string): { accountId: string; role: string } {
  const [, accountId, role] = ROLE_ARN.exec(arn) ?? [];
  if (!accountId || !role) throw validationError(`${arn} is invalid`);
  return { accountId, role };
}

/** Credentials that the server knows the account and the caller of. */
export function sessionCredentials(
  world: World,
  session: {
    accountId: string;
    callerArn: string;
    requestId: string;
    seconds: number;
  },
) {
  const { accountId, callerArn, requestId } = session;
  const seconds = Math.min(session.seconds, world.longestSessionSeconds);
  const Expiration = new Date(world.now().getTime() + seconds * 1000);
  return {
    AccessKeyId: accountId,
    SecretAccessKey: seededHex(40, requestId),
    SessionToken: writeSessionToken({ callerArn, endsAt: Expiration }),
    Expiration,
  };
}

export const roleIdIn = (
  world: World,
  accountId: string,
  role: string,
): string =>
  world.global(accountId).roles.get(role)?.shape.RoleId ??
  `AROA${seededHex(17, world.seed, accountId, role).toUpperCase()}`;

export function userIdOf(
  arn: string,
  roleIdOf: (role: string) => string,
): string {
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
  return role
    ? `${roleIdOf(role)}:${session}`
    : `AIDA${seededHex(17, arn).toUpperCase()}`;
}

function assertDuration(seconds: number, longest = MOST_SECONDS) {
  if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
    throw validationError(
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value between ${LEAST_SECONDS} and ${MOST_SECONDS}`,
    );
  }
  if (seconds > longest) {
    throw validationError(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

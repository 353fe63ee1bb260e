import type * as sts from '@aws-sdk/client-sts';
import { type Handlers, validationError, writeSessionToken } from '../../wire';
import type { World } from '../../world/World';
import { seededHex } from '../../world/seeded';

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(.+)$/;

export function stsHandlers(world: World): Handlers<typeof sts> {
  return {
    GetCallerIdentity: (_input, { accountId, callerArn }) => ({
      Account: accountId,
      Arn: callerArn,
      UserId: `AIDA${seededHex(17, callerArn).toUpperCase()}`,
    }),

    AssumeRole({ RoleArn = '', RoleSessionName = '', DurationSeconds }) {
      const match = ROLE_ARN.exec(RoleArn);
      if (!match) {
        throw validationError(
          `${RoleArn} is invalid: it is not the ARN of a role`,
        );
      }
      const [, accountId, path] = match;
      const role = path.split('/').pop() ?? '';
      const arn = `arn:aws:sts::${accountId}:assumed-role/${role}/${RoleSessionName}`;
      const lifeMs = (DurationSeconds ?? 3600) * 1000;
      return {
        AssumedRoleUser: {
          Arn: arn,
          AssumedRoleId: `AROA${seededHex(
            17,
            RoleArn,
          ).toUpperCase()}:${RoleSessionName}`,
        },
        Credentials: {
          // The simulator takes the account from the access key id.
          AccessKeyId: accountId,
          SecretAccessKey: seededHex(40, arn),
          SessionToken: writeSessionToken(arn),
          Expiration: new Date(world.now().getTime() + lifeMs),
        },
      };
    },
  };
}

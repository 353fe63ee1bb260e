import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Loosening } from './Loosening';

/** Switches the protection of a user pool off. */
export const userPool: Loosening = async (resource, { get, work }) => {
  const client = await get(CognitoIdentityProviderClient);
  const UserPoolId = resource.physicalId;
  const pool = await work.patience
    .read(() => client.send(new DescribeUserPoolCommand({ UserPoolId })))
    .then(({ UserPool }) => UserPool)
    .catch(error => {
      if (/NotFound/.test(error.name)) return undefined;
      throw error;
    });
  if (pool?.DeletionProtection !== 'ACTIVE') return;
  await work.patience.change('cognito-idp:UpdateUserPool', UserPoolId, () =>
    client.send(
      // What is left out is set to its default: a pool that stays after all is
      // to be as it was.
      new UpdateUserPoolCommand({
        UserPoolId,
        DeletionProtection: 'INACTIVE',
        Policies: pool.Policies,
        AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
        MfaConfiguration: pool.MfaConfiguration,
        AccountRecoverySetting: pool.AccountRecoverySetting,
        EmailConfiguration: pool.EmailConfiguration,
        UserPoolTags: pool.UserPoolTags,
        UserPoolAddOns: pool.UserPoolAddOns,
      }),
    ),
  );
};

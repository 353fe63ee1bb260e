import { liveReader, pick } from './LiveReader';

export const userPool = liveReader({
  type: 'AWS::Cognito::UserPool',
  find: ({ region, physicalId }) => region.userPools.get(physicalId),
  properties: shape =>
    pick(shape, [
      'AccountRecoverySetting',
      'AdminCreateUserConfig',
      'AutoVerifiedAttributes',
      'DeletionProtection',
      'LambdaConfig',
      'MfaConfiguration',
      'Policies',
      'UserPoolTier',
    ]),
});

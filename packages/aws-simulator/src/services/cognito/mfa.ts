import type * as cognito from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers } from '../../wire';
import type { World } from '../../world/World';
import { type Place, placeOf } from '../Place';
import { invalidParameter } from './errors';
import { requirePool, type UserPool } from './pools';

export function mfaHandlers(world: World) {
  return {
    GetUserPoolMfaConfig: ({ UserPoolId }, context) =>
      mfaOf(requirePool(placeOf(world, context), UserPoolId)),

    SetUserPoolMfaConfig({ UserPoolId, ...input }, context) {
      const place = placeOf(world, context);
      const pool = requirePool(place, UserPoolId);
      setMfa(place, pool, input);
      world.changed();
      return mfaOf(pool);
    },
  } satisfies Handlers<typeof cognito>;
}

/** @throws InvalidParameterException for a demand without a factor */
export function setMfa(
  { world }: Place,
  { shape }: UserPool,
  {
    MfaConfiguration: mfa = 'OFF',
    ...factors
  }: Omit<cognito.SetUserPoolMfaConfigRequest, 'UserPoolId'>,
): void {
  const hasFactor =
    factors.SmsMfaConfiguration !== undefined ||
    factors.EmailMfaConfiguration !== undefined ||
    factors.SoftwareTokenMfaConfiguration?.Enabled === true;
  if (mfa !== 'OFF' && !hasFactor) {
    throw invalidParameter(
      "Invalid MFA configuration given, can't disable all MFAs and require MFA.",
    );
  }
  if (mfa === 'OFF' && hasFactor) {
    throw invalidParameter(
      "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    );
  }
  shape.MfaConfiguration = mfa;
  shape.factors = factors;
  shape.LastModifiedDate = world.now();
}

const mfaOf = ({
  shape,
}: UserPool): Omit<cognito.GetUserPoolMfaConfigResponse, '$metadata'> => ({
  SoftwareTokenMfaConfiguration: { Enabled: false },
  ...shape.factors,
  MfaConfiguration: shape.MfaConfiguration,
});

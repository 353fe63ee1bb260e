import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  UserPool as CognitoUserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

const MFA = {
  off: Mfa.OFF,
  optional: Mfa.OPTIONAL,
  required: Mfa.REQUIRED,
} as const;

/**
 * The users of the service, who sign in with their e-mail address, and the
 * page on which they do (R009). The client, which has to know where they come
 * back to, is in the last stack (F28).
 */
export class UserPool extends Construct {
  readonly pool: CognitoUserPool;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['users'];
      names: EnvironmentNames;
      isProtected: boolean;
    },
  ) {
    super(scope, id);
    const { spec, names, isProtected } = props;
    this.pool = new CognitoUserPool(this, 'Pool', {
      userPoolName: names.userPool,
      selfSignUpEnabled: spec.selfSignUp,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: spec.passwordLength,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: MFA[spec.mfa],
      mfaSecondFactor:
        spec.mfa === 'off' ? undefined : { otp: true, sms: false },
      deletionProtection: isProtected,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: spec.domainPrefix },
    });
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'Whether there is a second factor is up to `users.mfa` (R009).',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The Plus plan is paid for each user; R009 asks for none.',
      },
    );
  }
}

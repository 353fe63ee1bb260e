import { z } from 'zod';
import { flag, number, text, texts } from '../ResourceProvider';

const map = z.record(z.string(), text);

const passwordPolicy = z.strictObject({
  MinimumLength: number.optional(),
  PasswordHistorySize: number.optional(),
  RequireLowercase: flag.optional(),
  RequireNumbers: flag.optional(),
  RequireSymbols: flag.optional(),
  RequireUppercase: flag.optional(),
  TemporaryPasswordValidityDays: number.optional(),
});

const lambdaVersion = z.strictObject({
  LambdaArn: text,
  LambdaVersion: z.enum(['V1_0', 'V2_0', 'V3_0']),
});

const lambdaConfig = z.strictObject({
  CreateAuthChallenge: text.optional(),
  CustomEmailSender: z
    .strictObject({ LambdaArn: text, LambdaVersion: z.literal('V1_0') })
    .optional(),
  CustomMessage: text.optional(),
  CustomSMSSender: z
    .strictObject({ LambdaArn: text, LambdaVersion: z.literal('V1_0') })
    .optional(),
  DefineAuthChallenge: text.optional(),
  KMSKeyID: text.optional(),
  PostAuthentication: text.optional(),
  PostConfirmation: text.optional(),
  PreAuthentication: text.optional(),
  PreSignUp: text.optional(),
  PreTokenGeneration: text.optional(),
  PreTokenGenerationConfig: lambdaVersion.optional(),
  UserMigration: text.optional(),
  VerifyAuthChallengeResponse: text.optional(),
});

const schemaAttribute = z.strictObject({
  AttributeDataType: z
    .enum(['Boolean', 'DateTime', 'Number', 'String'])
    .optional(),
  DeveloperOnlyAttribute: flag.optional(),
  Mutable: flag.optional(),
  Name: text,
  NumberAttributeConstraints: z
    .strictObject({ MaxValue: text.optional(), MinValue: text.optional() })
    .optional(),
  Required: flag.optional(),
  StringAttributeConstraints: z
    .strictObject({ MaxLength: text.optional(), MinLength: text.optional() })
    .optional(),
});

export const poolProperties = {
  AccountRecoverySetting: z
    .strictObject({
      RecoveryMechanisms: z
        .array(
          z.strictObject({
            Name: z.enum([
              'admin_only',
              'verified_email',
              'verified_phone_number',
            ]),
            Priority: number,
          }),
        )
        .optional(),
    })
    .optional(),
  AdminCreateUserConfig: z
    .strictObject({
      AllowAdminCreateUserOnly: flag.optional(),
      InviteMessageTemplate: z
        .strictObject({
          EmailMessage: text.optional(),
          EmailSubject: text.optional(),
          SMSMessage: text.optional(),
        })
        .optional(),
      UnusedAccountValidityDays: number.optional(),
    })
    .optional(),
  AliasAttributes: z
    .array(z.enum(['email', 'phone_number', 'preferred_username']))
    .optional(),
  AutoVerifiedAttributes: z.array(z.enum(['email', 'phone_number'])).optional(),
  DeletionProtection: z.enum(['ACTIVE', 'INACTIVE']).optional(),
  DeviceConfiguration: z
    .strictObject({
      ChallengeRequiredOnNewDevice: flag.optional(),
      DeviceOnlyRememberedOnUserPrompt: flag.optional(),
    })
    .optional(),
  EmailAuthenticationMessage: text.optional(),
  EmailAuthenticationSubject: text.optional(),
  EmailConfiguration: z
    .strictObject({
      ConfigurationSet: text.optional(),
      EmailSendingAccount: z.enum(['COGNITO_DEFAULT', 'DEVELOPER']).optional(),
      From: text.optional(),
      ReplyToEmailAddress: text.optional(),
      SourceArn: text.optional(),
    })
    .optional(),
  EmailVerificationMessage: text.optional(),
  EmailVerificationSubject: text.optional(),
  EnabledMfas: z
    .array(z.enum(['EMAIL_OTP', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA']))
    .optional(),
  LambdaConfig: lambdaConfig.optional(),
  MfaConfiguration: z.enum(['OFF', 'ON', 'OPTIONAL']).optional(),
  Policies: z
    .strictObject({
      PasswordPolicy: passwordPolicy.optional(),
      SignInPolicy: z
        .strictObject({
          AllowedFirstAuthFactors: z
            .array(z.enum(['EMAIL_OTP', 'PASSWORD', 'SMS_OTP', 'WEB_AUTHN']))
            .optional(),
        })
        .optional(),
    })
    .optional(),
  Schema: z.array(schemaAttribute).optional(),
  SmsAuthenticationMessage: text.optional(),
  SmsConfiguration: z
    .strictObject({
      ExternalId: text.optional(),
      SnsCallerArn: text,
      SnsRegion: text.optional(),
    })
    .optional(),
  SmsVerificationMessage: text.optional(),
  UserAttributeUpdateSettings: z
    .strictObject({
      AttributesRequireVerificationBeforeUpdate: z.array(
        z.enum(['email', 'phone_number']),
      ),
    })
    .optional(),
  UsernameAttributes: z.array(z.enum(['email', 'phone_number'])).optional(),
  UsernameConfiguration: z.strictObject({ CaseSensitive: flag }).optional(),
  UserPoolAddOns: z
    .strictObject({
      AdvancedSecurityAdditionalFlows: z
        .strictObject({
          CustomAuthMode: z.enum(['AUDIT', 'ENFORCED']).optional(),
        })
        .optional(),
      AdvancedSecurityMode: z.enum(['AUDIT', 'ENFORCED', 'OFF']),
    })
    .optional(),
  UserPoolName: text.optional(),
  UserPoolTags: map.optional(),
  UserPoolTier: z.enum(['LITE', 'ESSENTIALS', 'PLUS']).optional(),
  VerificationMessageTemplate: z
    .strictObject({
      DefaultEmailOption: z
        .enum(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK'])
        .optional(),
      EmailMessage: text.optional(),
      EmailMessageByLink: text.optional(),
      EmailSubject: text.optional(),
      EmailSubjectByLink: text.optional(),
      SmsMessage: text.optional(),
    })
    .optional(),
  WebAuthnRelyingPartyID: text.optional(),
  WebAuthnUserVerification: z.enum(['preferred', 'required']).optional(),
};

const timeUnit = z.enum(['seconds', 'minutes', 'hours', 'days']).optional();

export const clientProperties = {
  AccessTokenValidity: number.optional(),
  AllowedOAuthFlows: z
    .array(z.enum(['client_credentials', 'code', 'implicit']))
    .optional(),
  AllowedOAuthFlowsUserPoolClient: flag.optional(),
  AllowedOAuthScopes: texts.optional(),
  AnalyticsConfiguration: z
    .strictObject({
      ApplicationArn: text.optional(),
      ApplicationId: text.optional(),
      ExternalId: text.optional(),
      RoleArn: text.optional(),
      UserDataShared: flag.optional(),
    })
    .optional(),
  AuthSessionValidity: number.optional(),
  CallbackURLs: texts.optional(),
  ClientName: text.optional(),
  DefaultRedirectURI: text.optional(),
  EnablePropagateAdditionalUserContextData: flag.optional(),
  EnableTokenRevocation: flag.optional(),
  ExplicitAuthFlows: z
    .array(
      z.enum([
        'ADMIN_NO_SRP_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
        'ALLOW_USER_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'CUSTOM_AUTH_FLOW_ONLY',
        'USER_PASSWORD_AUTH',
      ]),
    )
    .optional(),
  GenerateSecret: flag.optional(),
  IdTokenValidity: number.optional(),
  LogoutURLs: texts.optional(),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).optional(),
  ReadAttributes: texts.optional(),
  RefreshTokenRotation: z
    .strictObject({
      Feature: z.enum(['DISABLED', 'ENABLED']),
      RetryGracePeriodSeconds: number.optional(),
    })
    .optional(),
  RefreshTokenValidity: number.optional(),
  SupportedIdentityProviders: texts.optional(),
  TokenValidityUnits: z
    .strictObject({
      AccessToken: timeUnit,
      IdToken: timeUnit,
      RefreshToken: timeUnit,
    })
    .optional(),
  UserPoolId: text,
  WriteAttributes: texts.optional(),
};

export const customDomainConfig = z.strictObject({ CertificateArn: text });

export const scopes = z.array(
  z.strictObject({ ScopeDescription: text, ScopeName: text }),
);

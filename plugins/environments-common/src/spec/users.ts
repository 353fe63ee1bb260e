import { z } from 'zod';

/**
 * The users of the service, in a Cognito user pool: R009 and R162 of the
 * architecture, which says no more of it than that it is there (F28).
 */
export const usersSchema = z.strictObject({
  userPool: z.boolean().default(true).meta({
    title: 'User pool',
    description: 'Users of the service sign in with Cognito.',
  }),
  selfSignUp: z.boolean().default(true).meta({
    title: 'Self sign-up',
    description: 'Anybody may register; otherwise an administrator does.',
  }),
  mfa: z.enum(['off', 'optional', 'required']).default('optional').meta({
    title: 'Second factor',
    description: 'A one-time password of an authenticator app.',
  }),
  passwordLength: z.int().min(8).max(99).default(12).meta({
    title: 'Password length, at least',
    description: 'In characters, of which there are four kinds.',
  }),
  domainPrefix: z
    .string()
    .max(63, 'Cognito takes 63 characters at most.')
    .regex(
      /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
      'Use lower-case letters, digits and hyphens.',
    )
    .optional()
    .meta({
      title: 'Sign-in page',
      description:
        'Its name in amazoncognito.com, unique in the region. Default: name and stage with the last digits of the account.',
    }),
  callbackPath: z
    .string()
    .regex(/^\/\S*$/, 'The path begins with `/` and has no spaces.')
    .default('/api/auth/callback/cognito')
    .meta({
      title: 'Callback path',
      description: 'Where a user comes back to after signing in.',
    }),
});

import { z } from 'zod';

/**
 * Where releases come from: R168 and R178 of the architecture.
 */
export const repositorySchema = z.strictObject({
  github: z
    .string()
    .regex(
      /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})\/[A-Za-z0-9._-]{1,100}$/,
      'Write the repository like `owner/repository`, without a wildcard: whoever it names may deploy.',
    )
    .optional()
    .meta({
      title: 'GitHub repository',
      description:
        'Its workflow may deploy releases, without a stored key. Left out, there is no deploy role.',
      'ui:placeholder': 'owner/repository',
    }),
  branch: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'Write a branch, like `main`.')
    .default('main')
    .meta({ title: 'Branch', description: 'What is released from.' }),
  githubEnvironment: z
    .string()
    .max(255)
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/,
      'Write the name of one GitHub environment, like `production`.',
    )
    .optional()
    .meta({
      title: 'GitHub environment',
      description:
        'Whose jobs may deploy: GitHub asks for approval there. Default: the stage.',
    }),
  oidcProvider: z.enum(['create', 'existing']).default('existing').meta({
    title: 'GitHub as identity provider',
    description:
      'An account has one at most. create: this environment makes it. existing: it is there already.',
  }),
});

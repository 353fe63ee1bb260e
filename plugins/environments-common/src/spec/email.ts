import { z } from 'zod';

/**
 * Sending mail through SES: R111 to R129 of the architecture.
 */
export const emailSchema = z.strictObject({
  identity: z.enum(['none', 'create', 'existing']).optional().meta({
    title: 'Sending e-mail',
    description:
      'create: verifies the domain with SES. existing: it is verified in this account and region already. Default: create with a domain, otherwise none.',
  }),
  sender: z
    .string()
    .max(64)
    .regex(
      /^[a-z0-9]+([._-][a-z0-9]+)*$/,
      'Write what stands before the @, like `noreply`.',
    )
    .default('noreply')
    .meta({
      title: 'Sender',
      description: 'What stands before the @ of the sending address.',
    }),
  mailFromSubdomain: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'Write one label, like `mail`.',
    )
    .default('mail')
    .meta({
      title: 'MAIL FROM',
      description:
        'A subdomain for bounces, so that SPF counts for DMARC: `mail` for mail.example.com.',
    }),
  dmarcPolicy: z.enum(['none', 'quarantine', 'reject']).default('none').meta({
    title: 'DMARC policy',
    description:
      'What receivers do with mail that is not from here. Begin with none: reject can lose other mail of the domain.',
  }),
  templates: z.boolean().default(true).meta({
    title: 'E-mail templates',
    description:
      'StreakReminder, WeeklyDigest and WelcomeEmail, to begin with.',
  }),
});

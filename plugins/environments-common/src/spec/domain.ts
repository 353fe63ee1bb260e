import { z } from 'zod';

/**
 * The longest name that ACM takes as the first of a certificate.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
 */
const LONGEST_CERTIFICATE_NAME = 64;

/**
 * Under which name the environment is found: R002 and R062 of the architecture.
 */
export const domainSchema = z.strictObject({
  mode: z
    .enum(['none', 'existing-zone', 'create-zone'])
    .default('none')
    .meta({
      title: 'Domain',
      description:
        'None: the name that CloudFront gives. Existing zone: records in a hosted zone that is there. New zone: a hosted zone is made, to whose name servers the domain has to be delegated.',
      'ui:enumNames': ['None', 'Existing zone', 'New zone'],
    }),
  name: z
    .string()
    .max(
      LONGEST_CERTIFICATE_NAME,
      `A certificate takes a domain name of ${LONGEST_CERTIFICATE_NAME} characters at most.`,
    )
    .regex(
      /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      'Write the domain in lower case, like `example.com`.',
    )
    .optional()
    .meta({
      title: 'Domain name',
      description: 'Where the service answers, such as `shop.example.com`.',
      'ui:placeholder': 'shop.example.com',
    }),
  hostedZoneId: z
    .string()
    .regex(
      /^Z[A-Z0-9]{4,31}$/,
      'A hosted zone id is written like `Z0123456789ABCDEFGHIJ`.',
    )
    .optional()
    .meta({
      title: 'Hosted zone',
      description:
        'The id of the Route 53 zone that holds the domain; for an existing zone only.',
    }),
  www: z.boolean().default(true).meta({
    title: 'Also under www',
    description: 'Answers under `www.` and the domain name as well.',
  }),
});

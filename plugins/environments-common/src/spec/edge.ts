import { z } from 'zod';
import { logRetention } from './logRetention';

/** Scripts and styles of the page itself, as server-rendered React needs. */
const DEFAULT_CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: https:",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * What stands between the internet and the load balancer: R003, R202, R204 of
 * the architecture.
 */
export const edgeSchema = z.strictObject({
  cdn: z.boolean().default(true).meta({
    title: 'CloudFront',
    description:
      'Serves static files close to the reader, adds the security headers, and gives HTTPS without a domain.',
  }),
  waf: z.boolean().default(true).meta({
    title: 'Web application firewall',
    description:
      'Refuses too many requests from one address, and what looks like an attack.',
  }),
  rateLimit: z
    .int()
    .min(10, 'WAF counts 10 requests at least.')
    .max(2_000_000_000)
    .default(2_000)
    .meta({
      title: 'Requests to the API per address',
      description:
        'In five minutes; WAF refuses what an address sends to `/api/` beyond.',
    }),
  contentSecurityPolicy: z
    .string()
    .min(1)
    .max(1_783, 'CloudFront takes 1,783 characters at most.')
    .default(DEFAULT_CONTENT_SECURITY_POLICY)
    .meta({
      title: 'Content security policy',
      description: 'What a page may load; the header of that name.',
    }),
  originProtection: z.enum(['header', 'prefix-list']).default('header').meta({
    title: 'Load balancer behind CloudFront',
    description:
      'header: refuses requests without the secret header that CloudFront adds. prefix-list: moreover lets nobody but CloudFront connect.',
  }),
  prefixListId: z
    .string()
    .regex(/^pl-[0-9a-f]{8,17}$/, 'Write the id like `pl-3b927c52`.')
    .optional()
    .meta({
      title: 'Prefix list of CloudFront',
      description:
        'The id of `com.amazonaws.global.cloudfront.origin-facing` in the region. Default: as far as it is known.',
    }),
  wafLogging: z.boolean().default(true).meta({
    title: 'Log of refused requests',
    description: 'What WAF refuses goes to a log group.',
  }),
  wafLogRetentionDays: logRetention(
    30,
    'WAF log retention (days)',
    'How long CloudWatch keeps the log of refused requests.',
  ),
});

import { z } from 'zod';
import { logRetention } from './logRetention';

const ZONE_LETTER = z.string().regex(/^[a-z]$/, 'A zone is one letter.');

/**
 * The network of the environment: R012 to R032 of the architecture.
 */
export const networkSchema = z.strictObject({
  cidr: z
    .string()
    .regex(
      /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/,
      'Write the address range like `10.0.0.0/16`.',
    )
    .default('10.0.0.0/16')
    .meta({
      title: 'Address range',
      description:
        'CIDR block of the VPC, /16 to /23, in a private range. Give environments that will be peered different ones.',
    }),
  natGateways: z.literal([0, 1, 2]).optional().meta({
    title: 'NAT gateways',
    description:
      'Two survive the loss of a zone, one costs half. None: the tasks are in the public subnets, each with an address of its own; not in production. Default: 2 in production, otherwise 1.',
  }),
  zones: z.tuple([ZONE_LETTER, ZONE_LETTER]).optional().meta({
    title: 'Availability zones',
    description:
      'The letters of the two zones. Default: a and b; a and c where the region has no b for new accounts.',
  }),
  loadBalancerEgress: z.enum(['tasks', 'anywhere']).default('tasks').meta({
    title: 'Load balancer may connect to',
    description:
      'tasks: to the tasks, on their port, and nothing else. anywhere: as the architecture has it.',
  }),
  flowLogs: z.enum(['off', 'rejected', 'all']).optional().meta({
    title: 'Flow logs',
    description:
      'Which connections are logged. Default: the rejected ones in production, otherwise off.',
  }),
  flowLogRetentionDays: logRetention(
    30,
    'Flow log retention (days)',
    'How long CloudWatch keeps the flow logs.',
  ),
});

/**
 * Regions in which accounts do not get a zone `b` (Tokyo) or not reliably
 * (Northern California).
 */
const REGIONS_WITHOUT_ZONE_B = new Set(['ap-northeast-1', 'us-west-1']);

export function defaultZones(region: string): [string, string] {
  return REGIONS_WITHOUT_ZONE_B.has(region) ? ['a', 'c'] : ['a', 'b'];
}

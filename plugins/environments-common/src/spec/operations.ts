import { z } from 'zod';

/**
 * Who is told, and when: R147 to R157 of the architecture.
 */
export const operationsSchema = z.strictObject({
  criticalEmail: z.email('Write an e-mail address.').optional().meta({
    title: 'E-mail for critical alarms',
    description: 'AWS asks the address to confirm once.',
  }),
  warningEmail: z.email('Write an e-mail address.').optional().meta({
    title: 'E-mail for warnings',
    description: 'AWS asks the address to confirm once.',
  }),
  freeStorageCriticalGb: z.int().min(1).max(10_000).default(5).meta({
    title: 'Free storage, critical (GB)',
    description: 'A critical alarm when the database has less.',
  }),
  freeStorageWarningGb: z.int().min(1).max(10_000).default(10).meta({
    title: 'Free storage, warning (GB)',
    description: 'A warning when the database has less.',
  }),
});

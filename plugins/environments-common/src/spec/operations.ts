import { z } from 'zod';
import { logRetention } from './logRetention';

const percent = (value: number, title: string, description: string) =>
  z.int().min(1).max(100).default(value).meta({ title, description });

const storagePercent = (title: string) =>
  z.int().min(1).max(99).optional().meta({
    title,
    description: 'Of the allocated storage, instead of a number of GB.',
  });

const email = (title: string) =>
  z.email('Write an e-mail address.').optional().meta({
    title,
    description: 'AWS asks the address to confirm once.',
  });

/**
 * Who is told, and when: R134 to R160 and R187 of the architecture.
 */
export const operationsSchema = z.strictObject({
  criticalEmail: email('E-mail for critical alarms'),
  warningEmail: email('E-mail for warnings'),
  pagerUrl: z
    .url({
      protocol: /^https$/,
      error: 'Write the address of the pager; it begins with `https://`.',
    })
    .optional()
    .meta({
      title: 'Pager',
      description: 'Critical alarms are posted there by SNS.',
    }),
  monthlyBudgetUsd: z.int().min(1).max(1_000_000).optional().meta({
    title: 'Monthly budget (USD)',
    description:
      'Writes to the e-mail for warnings at 80 % and when the forecast is above. Left out, there is no budget.',
  }),
  serviceCpuPercent: percent(
    80,
    'CPU of the tasks, critical (%)',
    'For five minutes.',
  ),
  serviceMemoryPercent: percent(
    85,
    'Memory of the tasks, critical (%)',
    'For five minutes.',
  ),
  serverErrorsPerMinute: z.int().min(0).max(1_000_000).default(10).meta({
    title: 'Failed requests, critical',
    description: 'More answers with 5XX than these in a minute.',
  }),
  responseTimeMs: z.int().min(1).max(60_000).default(1_000).meta({
    title: 'Response time, warning (ms)',
    description: 'On average, for five minutes.',
  }),
  databaseCpuPercent: percent(
    75,
    'CPU of the database, critical (%)',
    'For ten minutes.',
  ),
  databaseConnectionsPercent: percent(
    80,
    'Connections in use, warning (%)',
    'Of those that the database allows.',
  ),
  freeStorageCriticalGb: z.int().min(1).max(10_000).default(5).meta({
    title: 'Free storage, critical (GB)',
    description: 'A critical alarm when the database has less.',
  }),
  freeStorageWarningGb: z.int().min(1).max(10_000).default(10).meta({
    title: 'Free storage, warning (GB)',
    description: 'A warning when the database has less.',
  }),
  freeStorageCriticalPercent: storagePercent('Free storage, critical (%)'),
  freeStorageWarningPercent: storagePercent('Free storage, warning (%)'),
  containerInsights: z
    .enum(['disabled', 'enabled', 'enhanced'])
    .default('enabled')
    .meta({
      title: 'Container Insights',
      description:
        'Publishes how many tasks run; enhanced: also what each uses. Costs by the metric.',
    }),
  containerInsightsLogRetentionDays: logRetention(
    7,
    'Container Insights log retention (days)',
    'How long CloudWatch keeps what the metrics are made of.',
  ),
  documentedQueries: z.boolean().default(true).meta({
    title: 'Saved queries as documented',
    description:
      'Keeps the three queries of the architecture word for word, beside those that find something in a log of JSON.',
  }),
});

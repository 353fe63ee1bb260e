import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Take an environment down, and keep its database as a snapshot',
    example: stringify({
      steps: [
        {
          id: 'destroy',
          name: 'Take the environment down',
          action: 'aws:environment:destroy',
          input: {
            environmentId: 'shop-staging',
            accountId: '123456789012',
            region: 'us-east-1',
            confirmation: '${{ parameters.confirmation }}',
            finalSnapshot: true,
          },
        },
      ],
    }),
  },
];

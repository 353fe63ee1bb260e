import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A production environment, everything as it is by default',
    example: stringify({
      steps: [
        {
          id: 'deploy',
          name: 'Deploy the environment',
          action: 'aws:environment:deploy',
          input: {
            spec: {
              name: 'shop',
              stage: 'production',
              owner: 'group:default/shop',
              accountId: '123456789012',
              region: 'us-east-1',
            },
          },
        },
      ],
    }),
  },
];

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'What a workflow needs to deliver to shop-production',
    example: stringify({
      steps: [
        {
          id: 'environment',
          name: 'Look up the environment',
          action: 'aws:environment:fetch',
          input: { entityRef: 'resource:default/shop-production' },
        },
      ],
    }),
  },
];

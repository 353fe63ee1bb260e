import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const spec = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};

export const examples: TemplateExample[] = [
  {
    description: 'Plan an environment, and deploy it unless it needs approval',
    example: stringify({
      steps: [
        {
          id: 'plan',
          name: 'Plan the environment',
          action: 'aws:environment:plan',
          input: { spec },
        },
        {
          id: 'deploy',
          name: 'Deploy the plan',
          if: '${{ steps.plan.output.isDeployable }}',
          action: 'aws:environment:deploy',
          input: { planId: '${{ steps.plan.output.planId }}' },
        },
      ],
    }),
  },
];

import { environmentFormSchema } from '@quarterdeck/plugin-environments-common';
import { stringify } from 'yaml';

const HEADER = `# Generated from EnvironmentSpec (plugins/environments-common/src/spec).
# Do not edit: change the specification, then run
#   yarn workspace @quarterdeck/aws-environment generate
`;

/**
 * What is new is deployed in one go. What changes something that is there waits
 * on the plan's page until somebody has seen what it changes.
 */
const DEPLOYS_AT_ONCE =
  '${{ steps.plan.output.isDeployable and not steps.plan.output.isChange }}';

/**
 * The scaffolder template that creates an environment, as YAML.
 */
export function environmentTemplate(): string {
  const template = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'aws-environment',
      title: 'AWS environment',
      description:
        'A network, a load balancer, an ECS service, a PostgreSQL database, alarms and saved log queries: ready to be deployed to.',
      tags: ['aws', 'ecs', 'rds', 'recommended'],
    },
    spec: {
      owner: 'group:default/platform',
      type: 'environment',
      // Deploying is idempotent by name, so a failed task may be retried.
      EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
      // True of what is new and of a change, which only begins with a plan.
      presentation: { buttonLabels: { createButtonText: 'Start' } },
      parameters: environmentFormSchema(),
      steps: [
        {
          id: 'plan',
          name: 'Plan the environment',
          action: 'aws:environment:plan',
          input: { spec: specFromParameters() },
        },
        {
          id: 'deploy',
          name: 'Deploy the plan, unless somebody has to look at it first',
          if: DEPLOYS_AT_ONCE,
          action: 'aws:environment:deploy',
          input: { planId: '${{ steps.plan.output.planId }}' },
        },
      ],
      output: {
        planId: '${{ steps.plan.output.planId }}',
        links: [
          {
            if: DEPLOYS_AT_ONCE,
            title: 'Open the environment',
            icon: 'catalog',
            entityRef: '${{ steps.plan.output.entityRef }}',
          },
          {
            if: DEPLOYS_AT_ONCE,
            title: 'Visit its address',
            icon: 'web',
            url: '${{ steps.deploy.output.url }}',
          },
          // One that is still to be deployed stands on the task's page by itself.
          {
            if: DEPLOYS_AT_ONCE,
            title: 'See what was planned',
            icon: 'docs',
            url: '${{ steps.plan.output.url }}',
          },
        ],
      },
    },
  };
  return HEADER + stringify(template, { lineWidth: 0, singleQuote: true });
}

/** Each section as a whole: numbers and booleans keep their type that way. */
function specFromParameters(): Record<string, string> {
  const names = environmentFormSchema()
    .flatMap(page => Object.entries(page.properties))
    // The price is shown, not asked for.
    .flatMap(([name, { type }]) => (type === 'null' ? [] : name));
  return Object.fromEntries(
    names.map(name => [name, `\${{ parameters.${name} }}`]),
  );
}

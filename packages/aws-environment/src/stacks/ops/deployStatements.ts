import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledgeWildcard';

interface DeployProps {
  names: EnvironmentNames;
  topicArns: string[];
}

/** What a release does in AWS, step by step (R168), and nothing else. */
export function deployStatements(
  scope: Construct,
  { names, topicArns }: DeployProps,
): PolicyStatement[] {
  return [
    ...imageStatements(scope, names),
    ...migrationStatements(scope, names),
    ...serviceStatements(scope, names),
    ...parameterStatements(scope, names),
    new PolicyStatement({ actions: ['sns:Publish'], resources: topicArns }),
  ];
}

/** Pushes to the one repository, and reads what the scan has found. */
function imageStatements(scope: Construct, names: EnvironmentNames) {
  acknowledgeWildcard(
    scope,
    '*',
    'ECR gives its token for no repository in particular, and ECS registers and describes task definitions of no family in particular (R168).',
  );
  return [
    new PolicyStatement({
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:CompleteLayerUpload',
        'ecr:DescribeImageScanFindings',
        'ecr:DescribeImages',
        'ecr:GetDownloadUrlForLayer',
        'ecr:InitiateLayerUpload',
        'ecr:PutImage',
        'ecr:UploadLayerPart',
      ],
      resources: [arn(scope, 'ecr', 'repository', names.repository)],
    }),
  ];
}

/** Runs the task that migrates, in the cluster of the environment. */
function migrationStatements(scope: Construct, names: EnvironmentNames) {
  const revisions = arn(
    scope,
    'ecs',
    'task-definition',
    `${names.migrateFamily}:*`,
  );
  const tasks = arn(scope, 'ecs', 'task', `${names.cluster}/*`);
  acknowledgeWildcard(
    scope,
    revisions,
    'Each release registers a revision of its own (R168).',
  );
  acknowledgeWildcard(scope, tasks, 'ECS makes up the ids of tasks.');
  return [
    new PolicyStatement({
      actions: ['ecs:RunTask'],
      resources: [revisions],
      conditions: {
        ArnEquals: {
          'ecs:cluster': arn(scope, 'ecs', 'cluster', names.cluster),
        },
      },
    }),
    new PolicyStatement({ actions: ['ecs:DescribeTasks'], resources: [tasks] }),
  ];
}

/** Gives the service a task definition with the roles that it has. */
function serviceStatements(scope: Construct, names: EnvironmentNames) {
  const { cluster, service, taskRole, executionRole } = names;
  return [
    new PolicyStatement({
      actions: ['ecs:DescribeTaskDefinition', 'ecs:RegisterTaskDefinition'],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: ['ecs:DescribeServices', 'ecs:UpdateService'],
      resources: [arn(scope, 'ecs', 'service', `${cluster}/${service}`)],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [taskRole, executionRole].map(role =>
        Stack.of(scope).formatArn({
          service: 'iam',
          region: '',
          resource: 'role',
          resourceName: role,
        }),
      ),
      conditions: {
        StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
      },
    }),
  ];
}

/** Writes which image runs, and what the release has shown to work. */
function parameterStatements(scope: Construct, names: EnvironmentNames) {
  const parameters = arn(
    scope,
    'ssm',
    'parameter',
    `${names.parameterPrefix.slice(1)}/*`,
  );
  acknowledgeWildcard(
    scope,
    parameters,
    'A release names its evidence itself (R218, R220, R228).',
  );
  return [
    new PolicyStatement({
      actions: ['ssm:PutParameter'],
      resources: [parameters],
    }),
  ];
}

/** The ARN of something with that name, in the environment's own region. */
const arn = (
  scope: Construct,
  service: string,
  resource: string,
  resourceName: string,
) => Stack.of(scope).formatArn({ service, resource, resourceName });

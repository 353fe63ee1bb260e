import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledgeWildcard';
import { privateRepositoryArn } from './privateRepositoryArn';

/** What ECS has to do before a task runs (F04). */
export function executionStatements(
  scope: Construct,
  props: {
    spec: EnvironmentSpec;
    names: EnvironmentNames;
    log: ILogGroup;
    injectedSecrets: ISecret[];
  },
): PolicyStatement[] {
  const { spec, names, log, injectedSecrets } = props;
  const ownRepository = Stack.of(scope).formatArn({
    service: 'ecr',
    resource: 'repository',
    resourceName: names.repository,
  });
  // Before the first release, the image may be in another one.
  const firstRepository = privateRepositoryArn(spec.service.image);
  acknowledgeWildcard(
    scope,
    '*',
    'ECR gives its token for no repository in particular (F04).',
  );
  return [
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    }),
    new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: injectedSecrets.map(secret => secret.secretArn),
    }),
    new PolicyStatement({
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: [
        ...new Set([ownRepository, firstRepository ?? ownRepository]),
      ],
    }),
  ];
}

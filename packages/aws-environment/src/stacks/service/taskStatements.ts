import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledgeWildcard } from '../acknowledgeWildcard';
import { domainOf } from '../domain';

/** What the application may do in AWS (R165 to R167). */
export function taskStatements(
  scope: Construct,
  props: { spec: EnvironmentSpec; names: EnvironmentNames; log: ILogGroup },
): PolicyStatement[] {
  const { spec, names, log } = props;
  return [
    ...secretStatements(scope, names),
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    }),
    ...assetStatements(scope, names),
    ...mailStatements(scope, spec, names),
    ...(spec.service.exec ? execStatements(scope, names) : []),
  ];
}

/** Its own secrets (R165), but for that of the owner of the database (F15). */
function secretStatements(
  scope: Construct,
  { secretPrefix }: EnvironmentNames,
): PolicyStatement[] {
  const secret = (name: string) =>
    Stack.of(scope).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${secretPrefix}/${name}`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  acknowledgeWildcard(
    scope,
    secret('*'),
    'The architecture lets the application read its own secrets (R165).',
  );
  return [
    new PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secret('*')],
    }),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['secretsmanager:GetSecretValue'],
      // Secrets Manager adds a hyphen and six characters to each name.
      resources: [secret('database-??????')],
    }),
  ];
}

/** Uploads, in the bucket that CloudFront reads as well. */
function assetStatements(
  scope: Construct,
  { assetsBucket }: EnvironmentNames,
): PolicyStatement[] {
  const bucketArn = Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: assetsBucket,
  });
  acknowledgeWildcard(
    scope,
    `${bucketArn}/*`,
    'What is uploaded has any name (R177).',
  );
  return [
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
    }),
    new PolicyStatement({
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [`${bucketArn}/*`],
    }),
  ];
}

/** In the name of its own domain, and nobody else's (R166, F16). */
function mailStatements(
  scope: Construct,
  spec: EnvironmentSpec,
  names: EnvironmentNames,
): PolicyStatement[] {
  const domain = domainOf(spec);
  if (!domain || spec.email.identity === 'none') return [];
  const ses = (resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
  const templates = ses('template', `${names.emailTemplatePrefix}*`);
  acknowledgeWildcard(
    scope,
    templates,
    'All templates of the environment, and no others (R166, F16).',
  );
  return [
    new PolicyStatement({
      actions: ['ses:SendEmail', 'ses:SendRawEmail', 'ses:SendTemplatedEmail'],
      resources: [
        ses('identity', domain.apex),
        ses('configuration-set', names.configurationSet),
        ...(spec.email.templates ? [templates] : []),
      ],
    }),
  ];
}

/** What the agent of ECS Exec needs; there is nothing to narrow it to. */
function execStatements(
  scope: Construct,
  { execLogGroup }: EnvironmentNames,
): PolicyStatement[] {
  const log = Stack.of(scope).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `${execLogGroup}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  for (const resource of ['*', log]) {
    acknowledgeWildcard(
      scope,
      resource,
      'ECS Exec is on, as asked for: `service.exec`.',
    );
  }
  return [
    new PolicyStatement({
      actions: [
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
        'logs:DescribeLogGroups',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      actions: [
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      resources: [log],
    }),
  ];
}

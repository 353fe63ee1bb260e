import type { EnvironmentNames } from '@quarterdeck/plugin-environments-common';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { privateRepositoryArn } from './privateRepositoryArn';

/**
 * Two roles. The *execution role* is what ECS itself uses to start a task:
 * pull the image, read the secrets, open the log (F04). The *task role* is
 * what the application may do (R164 to R167).
 */
export class Roles extends Construct {
  readonly execution: Role;
  readonly task: Role;

  constructor(
    scope: Construct,
    id: string,
    props: {
      names: EnvironmentNames;
      image: string;
      log: ILogGroup;
      databaseSecret: ISecret;
    },
  ) {
    super(scope, id);
    const { names, log } = props;
    const stack = Stack.of(this);
    const assumedBy = new ServicePrincipal('ecs-tasks.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
      },
    });
    const writeLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    });

    this.execution = new Role(this, 'Execution', {
      roleName: names.executionRole,
      description: `Starts the tasks of ${names.service}`,
      assumedBy,
      inlinePolicies: {
        start: new PolicyDocument({
          statements: [
            writeLog,
            new PolicyStatement({
              actions: ['secretsmanager:GetSecretValue'],
              resources: [props.databaseSecret.secretArn],
            }),
            ...pullStatements(props.image),
          ],
        }),
      },
    });

    this.task = new Role(this, 'Task', {
      roleName: names.taskRole,
      description: `What the application in ${names.service} may do`,
      assumedBy,
      inlinePolicies: {
        application: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['secretsmanager:GetSecretValue'],
              resources: [
                stack.formatArn({
                  service: 'secretsmanager',
                  resource: 'secret',
                  resourceName: `${names.secretPrefix}/*`,
                  arnFormat: ArnFormat.COLON_RESOURCE_NAME,
                }),
              ],
            }),
            writeLog,
          ],
        }),
      },
    });
  }
}

/** A public image is pulled by anyone; a private one with a permission. */
function pullStatements(image: string): PolicyStatement[] {
  const repositoryArn = privateRepositoryArn(image);
  if (!repositoryArn) return [];
  return [
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
      resources: [repositoryArn],
    }),
  ];
}

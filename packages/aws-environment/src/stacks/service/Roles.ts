import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Stack } from 'aws-cdk-lib';
import {
  PolicyDocument,
  type PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { executionStatements } from './executionStatements';
import { taskStatements } from './taskStatements';

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
      spec: EnvironmentSpec;
      names: EnvironmentNames;
      log: ILogGroup;
      /** Those that tasks get as variables. */
      injectedSecrets: ISecret[];
    },
  ) {
    super(scope, id);
    const { names } = props;
    this.execution = this.role('Execution', {
      roleName: names.executionRole,
      description: `Starts the tasks of ${names.service}`,
      policyName: 'start',
      statements: executionStatements(this, props),
    });
    this.task = this.role('Task', {
      roleName: names.taskRole,
      description: `What the application in ${names.service} may do`,
      policyName: 'application',
      statements: taskStatements(this, props),
    });
  }

  private role(
    id: string,
    props: {
      roleName: string;
      description: string;
      policyName: string;
      statements: PolicyStatement[];
    },
  ): Role {
    const { policyName, statements, ...rest } = props;
    return new Role(this, id, {
      ...rest,
      assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
      inlinePolicies: { [policyName]: new PolicyDocument({ statements }) },
    });
  }
}

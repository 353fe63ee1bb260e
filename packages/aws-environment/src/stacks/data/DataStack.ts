import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import type { NetworkStack } from '../network/NetworkStack';
import { Database } from './Database';

/**
 * What must not be lost. It is a stack of its own, so that no change to the
 * service touches it, and it cannot be deleted by accident.
 */
export class DataStack extends EnvironmentStack {
  readonly databaseSecret: ISecret;

  constructor(scope: Construct, spec: EnvironmentSpec, network: NetworkStack) {
    super(scope, 'data', spec, {
      description: 'Data: the PostgreSQL database and its credentials',
      terminationProtection: spec.database.deletionProtection,
    });
    const database = new Database(this, 'Database', {
      spec: spec.database,
      names: this.names,
      logRetentionDays: spec.service.logRetentionDays,
      vpc: network.vpc,
      securityGroup: network.securityGroups.database,
    });
    this.databaseSecret = database.secret;

    this.output(STACK_OUTPUTS.databaseArn, database.instance.instanceArn);
  }
}

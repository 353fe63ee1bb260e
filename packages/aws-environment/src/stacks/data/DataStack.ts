import {
  type EnvironmentSpec,
  STACK_OUTPUTS,
} from '@quarterdeck/plugin-environments-common';
import { Duration } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { StorageClass } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { EnvironmentStack } from '../EnvironmentStack';
import { GeneratedSecret, PASSWORD_LENGTH } from '../GeneratedSecret';
import { SecureBucket } from '../SecureBucket';
import type { NetworkStack } from '../network/NetworkStack';
import { Database } from './Database';
import { ImageRepository } from './ImageRepository';
import { UserPool } from './UserPool';

/** The architecture asks for 32 characters at least (R163). */
const SESSION_SECRET_LENGTH = 64;

/**
 * What must not be lost: database, secrets, images, users, backups. It is a
 * stack of its own, so that no change to the service touches it, and it cannot
 * be deleted by accident.
 */
export class DataStack extends EnvironmentStack {
  /** Of the owner of the database: for migrations only. */
  readonly databaseSecret: ISecret;
  /** Of the application, which reads and writes and no more (F15). */
  readonly applicationSecret: ISecret;
  readonly sessionSecret: ISecret;
  /** Where to read from without burdening the database. */
  readonly replicaHost?: string;
  readonly userPool?: IUserPool;

  constructor(scope: Construct, spec: EnvironmentSpec, network: NetworkStack) {
    super(scope, 'data', spec, {
      description: 'Data: database, secrets, images, users and backups',
      terminationProtection: spec.database.deletionProtection,
    });
    const { names } = this;
    const database = new Database(this, 'Database', {
      spec: spec.database,
      names,
      vpc: network.vpc,
      subnets: network.databaseSubnets,
      securityGroup: network.securityGroups.database,
    });
    this.databaseSecret = database.secret;
    this.replicaHost = database.replica?.dbInstanceEndpointAddress;
    this.applicationSecret = new GeneratedSecret(this, 'ApplicationSecret', {
      secretName: `${names.secretPrefix}/app-database`,
      description: `What the application logs in with to ${names.database}`,
      key: 'password',
      others: { username: names.applicationUser },
      length: PASSWORD_LENGTH,
    }).attach(database.instance);
    this.sessionSecret = new GeneratedSecret(this, 'SessionSecret', {
      secretName: `${names.secretPrefix}/jwt`,
      description: 'What the application signs its sessions with',
      key: 'session_secret',
      length: SESSION_SECRET_LENGTH,
    });

    const backups = new SecureBucket(this, 'Backups', {
      bucketName: names.backupBucket,
      accessLogs: network.accessLogs,
      lifecycleRules: [
        {
          id: 'colder',
          transitions: [
            {
              storageClass: StorageClass.INFREQUENT_ACCESS,
              transitionAfter: Duration.days(30),
            },
          ],
        },
      ],
    });
    const { repository } = new ImageRepository(this, 'Images', { names });
    const image = this.addImageParameter();
    if (spec.users.userPool) this.userPool = this.addUserPool();
    // A protected database cannot be rolled back: first what might fail.
    database.instance.node.addDependency(
      backups,
      repository,
      image,
      ...(this.userPool ? [this.userPool] : []),
    );

    this.output(STACK_OUTPUTS.databaseArn, database.instance.instanceArn);
    this.output(STACK_OUTPUTS.repositoryUri, repository.repositoryUri);
    this.output(STACK_OUTPUTS.imageTagParameter, image.parameterName);
    this.output(STACK_OUTPUTS.backupBucketName, backups.bucketName);
  }

  /**
   * Which image runs. Here is what it begins with; each release writes its own
   * there, which CloudFormation leaves alone until `service.image` changes.
   */
  private addImageParameter() {
    return new StringParameter(this, 'Image', {
      parameterName: this.names.imageTagParameter,
      description: 'The image that the service runs; releases write it',
      stringValue: this.spec.service.image,
    });
  }

  private addUserPool(): IUserPool {
    const { pool } = new UserPool(this, 'Users', {
      spec: this.spec.users,
      names: this.names,
      isProtected: this.spec.database.deletionProtection,
    });
    this.output(STACK_OUTPUTS.userPoolId, pool.userPoolId);
    return pool;
  }
}

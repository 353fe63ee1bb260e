import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  InstanceType,
  type IVpc,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/**
 * Characters that a password would have to be quoted for in a URL, a shell or
 * a JSON string, and those that RDS refuses.
 */
const AWKWARD_IN_PASSWORDS = ' %+~`#$&*()|[]{}:;<>?!\'/@"\\^=,';

/**
 * The PostgreSQL instance, its parameters and its credentials (R072 to R101,
 * R161).
 */
export class Database extends Construct {
  readonly instance: DatabaseInstance;
  readonly secret: ISecret;

  constructor(
    scope: Construct,
    id: string,
    props: {
      spec: EnvironmentSpec['database'];
      names: EnvironmentNames;
      logRetentionDays: number;
      vpc: IVpc;
      securityGroup: ISecurityGroup;
    },
  ) {
    super(scope, id);
    const { spec, names, vpc } = props;
    const engine = DatabaseInstanceEngine.postgres({
      // The major version alone: a pinned minor one is refused as a downgrade
      // as soon as RDS has upgraded the instance.
      version: PostgresEngineVersion.VER_16,
    });
    const removalPolicy = spec.deletionProtection
      ? RemovalPolicy.SNAPSHOT
      : RemovalPolicy.DESTROY;

    // Made before RDS makes it itself, without an end to what it keeps.
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/rds/instance/${names.database}/postgresql`,
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });

    this.instance = new DatabaseInstance(this, 'Instance', {
      instanceIdentifier: names.database,
      engine,
      instanceType: new InstanceType(spec.instanceClass.replace(/^db\./, '')),
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      subnetGroup: new SubnetGroup(this, 'Subnets', {
        description: 'The private subnets',
        subnetGroupName: `${names.database}-subnets`,
        vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      securityGroups: [props.securityGroup],
      publiclyAccessible: false,
      multiAz: spec.multiAz,

      storageType: StorageType.GP3,
      allocatedStorage: spec.allocatedStorageGb,
      maxAllocatedStorage: spec.maxAllocatedStorageGb,
      iops: spec.iops,
      storageThroughput: spec.storageThroughputMbps,
      storageEncrypted: true,

      backupRetention: Duration.days(spec.backupRetentionDays),
      preferredBackupWindow: spec.backupWindow,
      preferredMaintenanceWindow: spec.maintenanceWindow,
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: true,
      deletionProtection: spec.deletionProtection,
      removalPolicy,

      databaseName: names.databaseName,
      port: 5432,
      credentials: Credentials.fromGeneratedSecret(names.databaseUser, {
        secretName: `${names.secretPrefix}/database`,
        excludeCharacters: AWKWARD_IN_PASSWORDS,
      }),
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine,
        name: `${names.database}-parameters`,
        description: `Parameters of ${names.database}`,
        removalPolicy: RemovalPolicy.DESTROY,
        parameters: {
          'rds.force_ssl': '1',
          max_connections: String(spec.maxConnections),
          log_statement: 'ddl',
          log_min_duration_statement: '1000',
        },
      }),
      cloudwatchLogsExports: ['postgresql'],
    });
    this.instance.node.addDependency(log);

    if (!this.instance.secret) {
      throw new Error('A generated password is kept in a secret.');
    }
    this.secret = this.instance.secret;
  }
}

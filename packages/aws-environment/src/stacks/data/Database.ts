import type {
  EnvironmentNames,
  EnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import {
  CrossStackReferences,
  Duration,
  ReferenceStrength,
  RemovalPolicy,
  Validations,
} from 'aws-cdk-lib';
import {
  type ISecurityGroup,
  InstanceType,
  type IVpc,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CfnDBInstance,
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  type DatabaseInstanceProps,
  DatabaseInstanceReadReplica,
  ParameterGroup,
  PerformanceInsightRetention,
  PostgresEngineVersion,
  StorageType,
  SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AWKWARD_IN_PASSWORDS, neverRotates } from '../GeneratedSecret';

interface DatabaseProps {
  spec: EnvironmentSpec['database'];
  names: EnvironmentNames;
  vpc: IVpc;
  subnets: SubnetSelection;
  securityGroup: ISecurityGroup;
}

const ENGINE = DatabaseInstanceEngine.postgres({
  // The major version alone: a pinned minor one is refused as a downgrade as
  // soon as RDS has upgraded the instance.
  version: PostgresEngineVersion.VER_16,
});

/**
 * The PostgreSQL instance, its parameters and its credentials (R072 to R101,
 * R161), and a copy to read from where that is asked for (R175).
 */
export class Database extends Construct {
  readonly instance: DatabaseInstance;
  /** Of the user that owns everything; the application has another (F15). */
  readonly secret: ISecret;
  readonly replica?: DatabaseInstanceReadReplica;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DatabaseProps,
  ) {
    super(scope, id);
    const { spec, names, vpc, subnets } = props;
    const common = this.commonProps();
    this.instance = new DatabaseInstance(this, 'Instance', {
      ...common,
      instanceIdentifier: names.database,
      engine: ENGINE,
      subnetGroup: new SubnetGroup(this, 'Subnets', {
        description: 'The private subnets',
        subnetGroupName: `${names.database}-subnets`,
        vpc,
        vpcSubnets: subnets,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      multiAz: spec.multiAz,

      allocatedStorage: spec.allocatedStorageGb,
      storageEncrypted: true,

      backupRetention: Duration.days(spec.backupRetentionDays),
      preferredBackupWindow: spec.backupWindow,
      copyTagsToSnapshot: true,
      removalPolicy: spec.deletionProtection
        ? RemovalPolicy.SNAPSHOT
        : RemovalPolicy.DESTROY,

      databaseName: names.databaseName,
      credentials: Credentials.fromGeneratedSecret(names.databaseUser, {
        secretName: `${names.secretPrefix}/database`,
        excludeCharacters: AWKWARD_IN_PASSWORDS,
      }),
    });
    this.keepLog('Log', names.database, this.instance);
    this.copyBackups();
    this.acknowledge();
    if (spec.readReplica) this.replica = this.addReplica(common);

    if (!this.instance.secret) {
      throw new Error('A generated password is kept in a secret.');
    }
    this.secret = this.instance.secret;
    neverRotates(this.instance);
  }

  /** What an instance and its replica have in common. */
  private commonProps() {
    const { spec, names, vpc, subnets, securityGroup } = this.props;
    return {
      instanceType: new InstanceType(spec.instanceClass.replace(/^db\./, '')),
      vpc,
      vpcSubnets: subnets,
      securityGroups: [securityGroup],
      publiclyAccessible: false,
      port: 5432,
      storageType: StorageType.GP3,
      maxAllocatedStorage: spec.maxAllocatedStorageGb,
      // Below 400 GB a volume has its IOPS, and takes no others (F01).
      iops: spec.iops,
      storageThroughput: spec.storageThroughputMbps,
      preferredMaintenanceWindow: spec.maintenanceWindow,
      autoMinorVersionUpgrade: true,
      deletionProtection: spec.deletionProtection,
      cloudwatchLogsExports: ['postgresql'],
      ...(spec.performanceInsights && {
        enablePerformanceInsights: true,
        performanceInsightRetention: PerformanceInsightRetention.DEFAULT,
      }),
      parameterGroup: new ParameterGroup(this, 'Parameters', {
        engine: ENGINE,
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
    } satisfies Partial<DatabaseInstanceProps>;
  }

  /** Made before RDS makes it itself, without an end to what it keeps. */
  private keepLog(id: string, instanceName: string, instance: Construct) {
    const log = new LogGroup(this, id, {
      logGroupName: `/aws/rds/instance/${instanceName}/postgresql`,
      retention: this.props.spec.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    instance.node.addDependency(log);
  }

  /** R086, R174: what is left when the region is lost. */
  private copyBackups() {
    const { spec } = this.props;
    if (!spec.backupReplicationRegion) return;
    const resource = resourceOf(this.instance);
    resource.automaticBackupReplicationRegion = spec.backupReplicationRegion;
    resource.automaticBackupReplicationKmsKeyId =
      spec.backupReplicationKmsKeyArn;
    resource.automaticBackupReplicationRetentionPeriod =
      spec.backupRetentionDays;
  }

  private addReplica(common: ReturnType<Database['commonProps']>) {
    const { names } = this.props;
    const replica = new DatabaseInstanceReadReplica(this, 'Replica', {
      ...common,
      instanceIdentifier: names.databaseReplica,
      sourceDatabaseInstance: this.instance,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // It is encrypted like its source; RDS does not want to be told.
    resourceOf(replica).addPropertyDeletionOverride('StorageEncrypted');
    Validations.of(replica).acknowledge(
      { id: 'AwsSolutions-RDS2', reason: 'It is encrypted like its source.' },
      { id: 'AwsSolutions-RDS3', reason: 'It is a copy, and can be lost.' },
    );
    // The service, which reads its address, is updated after it is gone.
    CrossStackReferences.of(replica).produce(ReferenceStrength.WEAK);
    this.keepLog('ReplicaLog', names.databaseReplica, replica);
    return replica;
  }

  private acknowledge() {
    const { spec } = this.props;
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-RDS11',
        reason: 'The architecture names the port (R091).',
      },
      {
        id: 'CloudFormation-Validate::W3691',
        reason: 'The major version alone, so that RDS may choose (R073).',
      },
    );
    if (!spec.multiAz) {
      Validations.of(this).acknowledge({
        id: 'AwsSolutions-RDS3',
        reason: 'No standby, as asked for: `database.multiAz`.',
      });
    }
    if (!spec.deletionProtection) {
      Validations.of(this).acknowledge({
        id: 'AwsSolutions-RDS10',
        reason: 'Not protected, as asked for: `database.deletionProtection`.',
      });
    }
  }
}

function resourceOf(instance: Construct): CfnDBInstance {
  const { defaultChild } = instance.node;
  if (!(defaultChild instanceof CfnDBInstance)) {
    throw new Error('A database instance is made of one resource.');
  }
  return defaultChild;
}

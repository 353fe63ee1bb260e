import { Match } from 'aws-cdk-lib/assertions';
import { templateOf } from '../testing/templates';

const DATABASE = 'AWS::RDS::DBInstance';

describe('the data stack', () => {
  const template = templateOf('data');

  it('R072 R073 R074 makes a small PostgreSQL 16', () => {
    template.hasResourceProperties(DATABASE, {
      DBInstanceIdentifier: 'fckdoomscroll-db',
      Engine: 'postgres',
      EngineVersion: '16',
      DBInstanceClass: 'db.t4g.micro',
    });
  });

  it('R075 takes a larger class', () => {
    templateOf('data', {
      database: { instanceClass: 'db.t4g.small' },
    }).hasResourceProperties(DATABASE, { DBInstanceClass: 'db.t4g.small' });
  });

  it('R076 F14 has a standby, whose zone RDS chooses', () => {
    template.hasResourceProperties(DATABASE, {
      MultiAZ: true,
      AvailabilityZone: Match.absent(),
    });
  });

  it('R078 R079 R082 F01 has gp3 storage that grows, with the IOPS it comes with', () => {
    template.hasResourceProperties(DATABASE, {
      StorageType: 'gp3',
      AllocatedStorage: '20',
      MaxAllocatedStorage: 100,
      Iops: Match.absent(),
      StorageThroughput: Match.absent(),
    });
  });

  it('R083 R084 R085 keeps a week of backups, at night', () => {
    template.hasResourceProperties(DATABASE, {
      BackupRetentionPeriod: 7,
      PreferredBackupWindow: '03:00-04:00',
      PreferredMaintenanceWindow: 'sun:04:00-sun:05:00',
    });
  });

  it('R087 R193 is encrypted and not public', () => {
    template.hasResourceProperties(DATABASE, {
      StorageEncrypted: true,
      PubliclyAccessible: false,
    });
  });

  it('R089 cannot be deleted in production, and leaves a snapshot', () => {
    template.hasResource(DATABASE, {
      DeletionPolicy: 'Snapshot',
      Properties: { DeletionProtection: true },
    });
  });

  it('can be deleted in development', () => {
    templateOf('data', { stage: 'development' }).hasResource(DATABASE, {
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtection: false },
    });
  });

  it('R090 R091 R092 names database, port and user', () => {
    template.hasResourceProperties(DATABASE, {
      DBName: 'fckdoomscroll',
      Port: '5432',
      MasterUsername: 'fckadmin',
    });
  });

  it('R088 R094 R095 R096 sets the parameters', () => {
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'postgres16',
      Parameters: {
        'rds.force_ssl': '1',
        max_connections: '100',
        log_statement: 'ddl',
        log_min_duration_statement: '1000',
      },
    });
  });

  it('R097 has no option group', () => {
    template.resourceCountIs('AWS::RDS::OptionGroup', 0);
  });

  it('R093 R161 generates a strong password into a secret', () => {
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'fckdoomscroll/database',
      GenerateSecretString: Match.objectLike({
        PasswordLength: 30,
        SecretStringTemplate: '{"username":"fckadmin"}',
      }),
    });
    template.resourceCountIs('AWS::SecretsManager::SecretTargetAttachment', 1);
  });

  it('F11 generates no character that a URL would have to quote', () => {
    const [secret] = Object.values(
      template.findResources('AWS::SecretsManager::Secret'),
    );
    const excluded: string =
      secret.Properties.GenerateSecretString.ExcludeCharacters;
    const printable = Array.from({ length: 94 }, (_, i) =>
      String.fromCharCode(33 + i),
    ).filter(character => !excluded.includes(character));
    const password = printable.join('');
    expect(encodeURIComponent(password)).toBe(password);
  });

  it('R022 lives in the private subnets', () => {
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
      SubnetIds: [
        { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet1') },
        { 'Fn::ImportValue': Match.stringLikeRegexp('PrivateSubnet2') },
      ],
    });
  });

  it('keeps its log as long as the service keeps its own', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/rds/instance/fckdoomscroll-db/postgresql',
      RetentionInDays: 30,
    });
  });
});

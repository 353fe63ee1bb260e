import { Match } from 'aws-cdk-lib/assertions';
import { exampleTemplate, templateOf } from '../testing/templates';

const DATABASE = 'AWS::RDS::DBInstance';
const SECRET = 'AWS::SecretsManager::Secret';

describe('the data stack', () => {
  const template = templateOf('data');

  it('R006 R072 R073 R074 makes a small PostgreSQL 16', () => {
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

  it('R076 R077 F14 has a standby, whose zone RDS chooses', () => {
    template.hasResourceProperties(DATABASE, {
      MultiAZ: true,
      AvailabilityZone: Match.absent(),
    });
  });

  it('R078 R079 R080 R081 R082 F01 has gp3 storage that grows, with the IOPS it comes with', () => {
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

  it('R087 R193 R194 is encrypted and not public', () => {
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
    template.resourceCountIs('AWS::SecretsManager::SecretTargetAttachment', 2);
  });

  it('F11 generates no character that a URL would have to quote', () => {
    const [secret] = Object.values(
      template.findResources('AWS::SecretsManager::Secret', {
        Properties: { Name: 'fckdoomscroll/database' },
      }),
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

  it('F15 R199 has a user for the application, which does not own the database', () => {
    template.hasResourceProperties(SECRET, {
      Name: 'fckdoomscroll/app-database',
      GenerateSecretString: Match.objectLike({
        PasswordLength: 30,
        SecretStringTemplate: '{"username":"app"}',
      }),
    });
  });

  it('R163 R200 generates what sessions are signed with', () => {
    template.hasResourceProperties(SECRET, {
      Name: 'fckdoomscroll/jwt',
      GenerateSecretString: Match.objectLike({
        GenerateStringKey: 'session_secret',
        PasswordLength: 64,
      }),
    });
  });

  it('R086 R174 R175 F25 copies the backups, and the database, when asked to', () => {
    const elsewhere = exampleTemplate('elsewhere.yaml', 'data');
    elsewhere.hasResourceProperties(DATABASE, {
      DBInstanceIdentifier: 'shop-production-db',
      AutomaticBackupReplicationRegion: 'eu-west-1',
      AutomaticBackupReplicationKmsKeyId: Match.stringLikeRegexp('eu-west-1'),
      AutomaticBackupReplicationRetentionPeriod: 7,
    });
    elsewhere.hasResourceProperties(DATABASE, {
      DBInstanceIdentifier: 'shop-production-db-replica',
      SourceDBInstanceIdentifier: Match.anyValue(),
      StorageEncrypted: Match.absent(),
      PubliclyAccessible: false,
    });
    template.resourceCountIs(DATABASE, 1);
    template.hasResourceProperties(DATABASE, {
      AutomaticBackupReplicationRegion: Match.absent(),
    });
  });

  it('R011 R102 R103 R104 R105 R108 F02 has an image repository whose tags stay, but for latest', () => {
    template.hasResourceProperties('AWS::ECR::Repository', {
      RepositoryName: 'fckdoomscroll/app',
      ImageScanningConfiguration: { ScanOnPush: true },
      ImageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      ImageTagMutabilityExclusionFilters: [
        {
          ImageTagMutabilityExclusionFilterType: 'WILDCARD',
          ImageTagMutabilityExclusionFilterValue: 'latest',
        },
      ],
    });
  });

  it('R106 R107 R189 keeps ten images, and untagged ones for a week', () => {
    const [repository] = Object.values(
      template.findResources('AWS::ECR::Repository'),
    );
    const { rules } = JSON.parse(
      repository.Properties.LifecyclePolicy.LifecyclePolicyText,
    );
    expect(rules).toMatchObject([
      {
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countNumber: 7,
          countUnit: 'days',
        },
      },
      {
        selection: {
          tagStatus: 'any',
          countType: 'imageCountMoreThan',
          countNumber: 10,
        },
      },
    ]);
  });

  it('R008 R177 keeps backups in a bucket with versions, private and by TLS only', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'fckdoomscroll-backup-123456789012-us-east-1',
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: Match.objectLike({
        Rules: Match.arrayWith([Match.objectLike({ Id: 'old-versions' })]),
      }),
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'backups/' }),
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^Backups') },
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      }),
    });
  });

  it('R009 has a user pool with a sign-in page', () => {
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolName: 'fckdoomscroll-users',
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UsernameAttributes: ['email'],
      Policies: {
        PasswordPolicy: Match.objectLike({
          MinimumLength: 12,
          RequireSymbols: true,
        }),
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      Domain: 'fckdoomscroll-production-789012',
    });
    templateOf('data', { users: { userPool: false } }).resourceCountIs(
      'AWS::Cognito::UserPool',
      0,
    );
  });

  it('keeps which image runs where releases write it', () => {
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/fckdoomscroll/prod/image-tag',
      Type: 'String',
      Value: 'public.ecr.aws/docker/library/node:22-alpine',
    });
  });

  it('comes to the database last, which no rollback could remove', () => {
    const [database] = Object.values(template.findResources(DATABASE));
    expect(database.DependsOn).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Users/),
        expect.stringMatching(/^Backups/),
        expect.stringMatching(/^Images/),
      ]),
    );
  });
});

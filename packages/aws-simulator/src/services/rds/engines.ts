import type * as rds from '@aws-sdk/client-rds';
import type { Handlers } from '../../wire';
import { rdsPage } from './listing';

const VERSIONS = ['14.18', '15.13', '16.6', '16.8', '16.9', '17.4', '17.5'];
const CLASSES = [
  't4g.micro',
  't4g.small',
  't4g.medium',
  't4g.large',
  'm7g.large',
  'm7g.xlarge',
  'r7g.large',
  'r7g.xlarge',
].map(size => `db.${size}`);
const STORAGE_TYPES = ['gp2', 'gp3', 'io1'];
const FIRST_STORAGE_GIB = 20;
const LAST_STORAGE_GIB = 65_536;

/** What there is to choose from; PostgreSQL alone is simulated. */
export function engineHandlers(): Handlers<typeof rds> {
  return {
    DescribeDBEngineVersions(input) {
      const { Engine = 'postgres', EngineVersion = '' } = input;
      const family = input.DBParameterGroupFamily;
      const versions = Engine === 'postgres' ? VERSIONS : [];
      const found = versions
        .filter(version => isOf(version, EngineVersion))
        .map(describeVersion)
        .filter(each => !family || each.DBParameterGroupFamily === family);
      const { items, Marker } = rdsPage(
        input.DefaultOnly ? found.slice(-1) : found,
        input,
        each => each.EngineVersion ?? '',
      );
      return { DBEngineVersions: items, Marker };
    },

    DescribeOrderableDBInstanceOptions(input) {
      const versions = input.Engine === 'postgres' ? VERSIONS : [];
      const found = versions
        .filter(version => isOf(version, input.EngineVersion ?? ''))
        .flatMap(version =>
          CLASSES.filter(
            each => !input.DBInstanceClass || each === input.DBInstanceClass,
          ).flatMap(each =>
            STORAGE_TYPES.map(storage =>
              describeOption(version, each, storage),
            ),
          ),
        );
      const { items, Marker } = rdsPage(
        found,
        input,
        each =>
          `${each.EngineVersion} ${each.DBInstanceClass} ${each.StorageType}`,
      );
      return { OrderableDBInstanceOptions: items, Marker };
    },
  };
}

const isOf = (version: string, wanted: string) =>
  !wanted || version === wanted || version.startsWith(`${wanted}.`);

const describeVersion = (version: string): rds.DBEngineVersion => {
  const [major] = version.split('.');
  return {
    Engine: 'postgres',
    EngineVersion: version,
    MajorEngineVersion: major,
    DBParameterGroupFamily: `postgres${major}`,
    DBEngineDescription: 'PostgreSQL',
    DBEngineVersionDescription: `PostgreSQL ${version}-R1`,
    ExportableLogTypes: ['postgresql', 'upgrade', 'iam-db-auth-error'],
    SupportsLogExportsToCloudwatchLogs: true,
    SupportsReadReplica: true,
    Status: 'available',
  };
};

const describeOption = (
  EngineVersion: string,
  DBInstanceClass: string,
  StorageType: string,
): rds.OrderableDBInstanceOption => ({
  Engine: 'postgres',
  EngineVersion,
  DBInstanceClass,
  StorageType,
  LicenseModel: 'postgresql-license',
  MultiAZCapable: true,
  ReadReplicaCapable: true,
  Vpc: true,
  SupportsStorageEncryption: true,
  SupportsIops: StorageType !== 'gp2',
  SupportsStorageThroughput: StorageType === 'gp3',
  SupportsStorageAutoscaling: true,
  SupportsIAMDatabaseAuthentication: true,
  SupportsPerformanceInsights: !DBInstanceClass.includes('micro'),
  MinStorageSize: FIRST_STORAGE_GIB,
  MaxStorageSize: LAST_STORAGE_GIB,
});

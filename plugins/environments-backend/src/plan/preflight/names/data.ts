import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { environmentNames } from '@quarterdeck/plugin-environments-common';
import { bucket, logGroup } from './common';
import { exists } from './exists';
import type { NamesOfPart } from './Named';

export const data: NamesOfPart = async context => {
  const { awsClients, location, spec } = context;
  const names = environmentNames(spec);
  const ecr = await awsClients.get(ECRClient, location);
  const rds = await awsClients.get(RDSClient, location);
  return [
    {
      part: 'data',
      what: 'a repository',
      name: names.repository,
      look: () =>
        exists(() =>
          ecr.send(
            new DescribeRepositoriesCommand({
              repositoryNames: [names.repository],
            }),
          ),
        ),
    },
    {
      part: 'data',
      what: 'a database',
      name: names.database,
      look: () =>
        exists(() =>
          rds.send(
            new DescribeDBInstancesCommand({
              DBInstanceIdentifier: names.database,
            }),
          ),
        ),
    },
    await logGroup(
      'data',
      `/aws/rds/instance/${names.database}/postgresql`,
      context,
    ),
    await bucket('data', names.backupBucket, context),
  ];
};

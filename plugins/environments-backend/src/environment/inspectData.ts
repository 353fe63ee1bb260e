import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ECRClient, ListImagesCommand } from '@aws-sdk/client-ecr';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';

/** What is in a resource, and what keeps it from being deleted. */
export interface Inspection {
  contents?: string;
  /** What would be switched off first, a sentence. */
  protection?: string;
}

type Inspect = (
  awsClients: AwsClients,
  target: AwsTarget,
  physicalId: string,
) => Promise<Inspection>;

const INSPECTIONS: Record<string, Inspect | undefined> = {
  'AWS::RDS::DBInstance': async (awsClients, target, id) => {
    const client = await awsClients.get(RDSClient, target);
    const { DBInstances = [] } = await client.send(
      new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }),
    );
    const [instance] = DBInstances;
    return {
      contents: `${instance?.AllocatedStorage} GB`,
      ...(instance?.DeletionProtection && {
        protection: `The deletion protection of the database ${id}`,
      }),
    };
  },
  'AWS::Cognito::UserPool': async (awsClients, target, UserPoolId) => {
    const client = await awsClients.get(CognitoIdentityProviderClient, target);
    const { UserPool } = await client.send(
      new DescribeUserPoolCommand({ UserPoolId }),
    );
    return {
      contents: counted(UserPool?.EstimatedNumberOfUsers ?? 0, 'user'),
      ...(UserPool?.DeletionProtection === 'ACTIVE' && {
        protection: `The deletion protection of the user pool ${UserPool.Name}`,
      }),
    };
  },
  'AWS::S3::Bucket': async (awsClients, target, Bucket) => {
    const client = await awsClients.get(S3Client, target);
    const { Versions = [], IsTruncated } = await client.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    const count = counted(Versions.length, 'object');
    return { contents: IsTruncated ? `more than ${count}` : count };
  },
  'AWS::ECR::Repository': async (awsClients, target, repositoryName) => {
    const client = await awsClients.get(ECRClient, target);
    const { imageIds = [] } = await client.send(
      new ListImagesCommand({ repositoryName, maxResults: 1_000 }),
    );
    const digests = new Set(imageIds.map(({ imageDigest }) => imageDigest));
    return { contents: counted(digests.size, 'image') };
  },
};

/** Looks into a resource that holds data; nothing is said of any other. */
export async function inspectData(
  awsClients: AwsClients,
  target: AwsTarget,
  resourceType: string,
  physicalId: string,
): Promise<Inspection> {
  const inspect = INSPECTIONS[resourceType];
  return inspect ? inspect(awsClients, target, physicalId) : {};
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`;
}

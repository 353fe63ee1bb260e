import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  type StackPart,
  stackRegion,
} from '@quarterdeck/plugin-environments-common';
import type { PreflightContext } from '../context';
import { exists } from './exists';
import { type Named, presence } from './Named';

/** A bucket, whose name nobody else in the world may have. */
export async function bucket(
  part: StackPart,
  name: string,
  { awsClients, location }: PreflightContext,
): Promise<Named> {
  const client = await awsClients.get(S3Client, {
    ...location,
    region: stackRegion(part, location.region),
  });
  return {
    part,
    what: 'a bucket',
    name,
    look: () =>
      exists(() => client.send(new HeadBucketCommand({ Bucket: name }))),
  };
}

export async function role(
  part: StackPart,
  name: string,
  { awsClients, location }: PreflightContext,
): Promise<Named> {
  const client = await awsClients.get(IAMClient, location);
  return {
    part,
    what: 'a role',
    name,
    look: () =>
      exists(() => client.send(new GetRoleCommand({ RoleName: name }))),
  };
}

/** RDS and ECS make log groups again that somebody deleted too early. */
export async function logGroup(
  part: StackPart,
  name: string,
  { awsClients, location }: PreflightContext,
): Promise<Named> {
  const client = await awsClients.get(CloudWatchLogsClient, location);
  return {
    part,
    what: 'a log group',
    name,
    look: async () => {
      // Of all that begin like this, the name itself is the first.
      const { logGroups = [] } = await client.send(
        new DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 1 }),
      );
      return presence(
        logGroups.some(({ logGroupName }) => logGroupName === name),
      );
    },
  };
}

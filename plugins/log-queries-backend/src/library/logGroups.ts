import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  GetLogGroupFieldsCommand,
  type LogGroup as AwsLogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type {
  ListLogGroupsRequest,
  LogFieldsResponse,
  LogGroup,
  LogGroupsResponse,
} from '@quarterdeck/plugin-log-queries-common';

/** More than this, nobody chooses from. */
const MAX_LISTED = 200;

/** AWS looks at a quarter of an hour of each; the first few groups say it. */
const MAX_LOOKED_INTO = 5;

/** @throws what the AWS SDK throws */
export async function listLogGroups(
  awsClients: AwsClients,
  { accountId, region, pattern }: ListLogGroupsRequest,
): Promise<LogGroupsResponse> {
  const client = await awsClients.get(CloudWatchLogsClient, {
    accountId,
    region,
  });
  const found: AwsLogGroup[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new DescribeLogGroupsCommand({
        ...(pattern && { logGroupNamePattern: pattern }),
        nextToken,
      }),
    );
    found.push(...(page.logGroups ?? []));
    nextToken = page.nextToken;
  } while (nextToken && found.length < MAX_LISTED);
  return {
    logGroups: found.slice(0, MAX_LISTED).flatMap(toLogGroup),
    truncated: Boolean(nextToken) || found.length > MAX_LISTED,
  };
}

/** @throws what the AWS SDK throws */
export async function listFields(
  awsClients: AwsClients,
  { accountId, region }: AwsTarget,
  logGroupNames: readonly string[],
): Promise<LogFieldsResponse> {
  const client = await awsClients.get(CloudWatchLogsClient, {
    accountId,
    region,
  });
  const answers = await Promise.all(
    logGroupNames
      .slice(0, MAX_LOOKED_INTO)
      .map(logGroupName =>
        client.send(new GetLogGroupFieldsCommand({ logGroupName })),
      ),
  );
  const percents = new Map<string, number>();
  for (const { name, percent = 0 } of answers.flatMap(
    answer => answer.logGroupFields ?? [],
  )) {
    if (name) percents.set(name, Math.max(percent, percents.get(name) ?? 0));
  }
  return {
    fields: [...percents]
      .map(([name, percent]) => ({ name, percent }))
      .sort((a, b) => b.percent - a.percent || a.name.localeCompare(b.name)),
  };
}

function toLogGroup(group: AwsLogGroup): LogGroup | [] {
  if (!group.logGroupName) return [];
  return {
    name: group.logGroupName,
    storedBytes: group.storedBytes ?? 0,
    retentionDays: group.retentionInDays,
  };
}

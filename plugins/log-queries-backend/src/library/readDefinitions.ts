import {
  type CloudWatchLogsClient,
  DescribeQueryDefinitionsCommand,
  type QueryDefinition,
} from '@aws-sdk/client-cloudwatch-logs';

const PAGE_SIZE = 1_000;

/** All query definitions of the client's account and region. */
export async function readDefinitions(
  client: CloudWatchLogsClient,
): Promise<QueryDefinition[]> {
  const definitions: QueryDefinition[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new DescribeQueryDefinitionsCommand({ maxResults: PAGE_SIZE, nextToken }),
    );
    definitions.push(...(page.queryDefinitions ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return definitions;
}

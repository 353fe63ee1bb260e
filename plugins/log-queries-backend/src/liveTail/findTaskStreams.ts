import {
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { NotFoundError } from '@backstage/errors';

/** Newest streams first, so a task that runs is on the first page or two. */
const MAX_PAGES = 10;

/** StartLiveTail takes no more streams. */
const MAX_STREAMS = 10;

/**
 * The log streams of an ECS task: those whose names end in its id, one for
 * each of its containers.
 *
 * @throws NotFoundError when the task has none (yet)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
export async function findTaskStreams(
  client: CloudWatchLogsClient,
  logGroupName: string,
  taskId: string,
): Promise<string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES && found.length === 0; page++) {
    const answer = await client.send(
      new DescribeLogStreamsCommand({
        logGroupName,
        orderBy: 'LastEventTime',
        descending: true,
        nextToken,
      }),
    );
    found.push(
      ...(answer.logStreams ?? []).flatMap(({ logStreamName = '' }) =>
        logStreamName.endsWith(`/${taskId}`) ? [logStreamName] : [],
      ),
    );
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  if (found.length > 0) return found.slice(0, MAX_STREAMS);
  throw new NotFoundError(
    `The task ${taskId} has no log stream in ${logGroupName} (yet)`,
  );
}

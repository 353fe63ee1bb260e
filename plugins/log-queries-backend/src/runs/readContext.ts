import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
  GetLogRecordCommand,
  type OutputLogEvent,
} from '@aws-sdk/client-cloudwatch-logs';
import { NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { RowContext } from '@quarterdeck/plugin-log-queries-common';
import { awsAnswer } from '../awsAnswer';
import type { RunRecord } from './record';
import type { RunStore } from './RunStore';

/**
 * The lines around a row in its log stream, as AWS has them now.
 *
 * @param ptr - of one of the run's own rows: what may be read is what the run
 * has read
 * @param lines - on each side
 * @throws NotFoundError when no row of the run has this pointer, or AWS has
 * forgotten the record
 */
export async function readContext(
  awsClients: AwsClients,
  store: RunStore,
  record: RunRecord,
  ptr: string,
  lines: number,
): Promise<RowContext> {
  if (!(await hasPointer(store, record, ptr))) {
    throw new NotFoundError(`No row of the run ${record.id} has this pointer`);
  }
  const client = await awsClients.get(CloudWatchLogsClient, {
    accountId: record.account_id,
    region: record.region,
  });
  const { logRecord = {} } = await awsAnswer(() =>
    client.send(new GetLogRecordCommand({ logRecordPointer: ptr })),
  );
  const timestamp = Number(logRecord['@timestamp']);
  const logStreamName = logRecord['@logStream'] ?? '';
  const log = logRecord['@log'] ?? '';
  // `123456789012:/ecs/shop-production`
  const logGroupName = log.slice(log.indexOf(':') + 1);
  const stream = { logGroupName, logStreamName };
  const [before, after] = await awsAnswer(() =>
    Promise.all([
      client.send(
        new GetLogEventsCommand({
          ...stream,
          endTime: timestamp,
          startFromHead: false,
          limit: lines,
        }),
      ),
      client.send(
        new GetLogEventsCommand({
          ...stream,
          startTime: timestamp,
          startFromHead: true,
          limit: lines + 1,
        }),
      ),
    ]),
  );
  const later = after.events ?? [];
  const row = later.findIndex(
    event =>
      event.timestamp === timestamp && event.message === logRecord['@message'],
  );
  return {
    ...stream,
    lines: [
      ...(before.events ?? []).map(event => toLine(event, false)),
      ...later.map((event, index) => toLine(event, index === row)),
    ],
  };
}

async function hasPointer(
  store: RunStore,
  record: RunRecord,
  ptr: string,
): Promise<boolean> {
  for await (const rows of store.rows(record, 0)) {
    if (rows.some(row => row['@ptr'] === ptr)) return true;
  }
  return false;
}

function toLine(event: OutputLogEvent, isTheRow: boolean) {
  return {
    timestamp: new Date(event.timestamp ?? 0).toISOString(),
    message: event.message ?? '',
    isTheRow,
  };
}

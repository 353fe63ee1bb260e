import {
  CloudWatchClient,
  type CompositeAlarm,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import type { AwsClients, AwsTarget } from '@quarterdeck/plugin-aws-node';
import type { Alarm } from '@quarterdeck/plugin-service-health-common';
import { chunked } from '../batches';
import type { AlarmTarget } from '../targets/targets';
import { toAlarm } from './alarmModel';
import { notFound, type Outcome, readPieces, type Source } from './source';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
const ALARMS_PER_CALL = 100;

/** Alarms by `DescribeAlarms`, a hundred names at a time. */
export class AlarmSource implements Source<AlarmTarget, Alarm> {
  readonly name = 'alarm';

  constructor(private readonly clients: AwsClients) {}

  async read(
    scope: AwsTarget,
    targets: AlarmTarget[],
    signal: AbortSignal,
  ): Promise<Map<string, Outcome<Alarm>>> {
    const client = await this.clients.get(CloudWatchClient, scope);
    return readPieces(chunked(targets, ALARMS_PER_CALL), async piece => {
      const alarms = await describeAlarms(client, piece, signal);
      return new Map(
        piece.map(target => {
          const alarm = alarms.get(target.name);
          const outcome: Outcome<Alarm> = alarm
            ? { value: toAlarm(target, alarm) }
            : notFound('alarm', target.name);
          return [target.arn, outcome];
        }),
      );
    });
  }
}

async function describeAlarms(
  client: CloudWatchClient,
  targets: AlarmTarget[],
  signal: AbortSignal,
): Promise<Map<string, MetricAlarm | CompositeAlarm>> {
  const alarms = new Map<string, MetricAlarm | CompositeAlarm>();
  const pages = paginateDescribeAlarms(
    { client, pageSize: ALARMS_PER_CALL },
    {
      AlarmNames: targets.map(({ name }) => name),
      // Without the types AWS answers with metric alarms alone.
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    },
    { abortSignal: signal },
  );
  for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
    for (const alarm of [...MetricAlarms, ...CompositeAlarms]) {
      if (alarm.AlarmName) alarms.set(alarm.AlarmName, alarm);
    }
  }
  return alarms;
}

import {
  type AlarmHistoryItem,
  CloudWatchClient,
  paginateDescribeAlarmHistory,
} from '@aws-sdk/client-cloudwatch';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import { z } from 'zod';
import type { HistoryStore } from '../HistoryStore';
import type { AlarmTransitionRow } from '../tables';
import {
  askedSince,
  type CollectedTargets,
  type Collector,
  type Round,
} from './Collector';

/** CloudWatch keeps the history of an alarm for 30 days. */
const LONGEST_DAYS = 30;

/** The greatest page of DescribeAlarmHistory. */
const ITEMS_PER_CALL = 100;

/** The oldest come first, so the next round goes on where this one ends. */
const CALLS_PER_ROUND = 20;

const stateUpdate = z.object({
  oldState: z.object({ stateValue: z.string() }).optional(),
  newState: z.object({
    stateValue: z.string(),
    stateReason: z.string().optional(),
  }),
});

/**
 * Changes of alarms: one `DescribeAlarmHistory` for all alarms of an account
 * and region, however many there are and however many look at them.
 */
export class AlarmTransitionCollector implements Collector {
  readonly id = 'alarmTransitions';

  constructor(
    private readonly clients: AwsClients,
    private readonly store: HistoryStore,
  ) {}

  concerns({ alarm }: CollectedTargets): boolean {
    return alarm.length > 0;
  }

  async collect(round: Round) {
    const { scope, targets, now, signal } = round;
    const client = await this.clients.get(CloudWatchClient, scope);
    const arnByName = new Map(
      targets.alarm.map(({ name, arn }) => [name, arn]),
    );
    const pages = paginateDescribeAlarmHistory(
      { client, pageSize: ITEMS_PER_CALL },
      {
        HistoryItemType: 'StateUpdate',
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        StartDate: askedSince(round, LONGEST_DAYS),
        EndDate: now,
        ScanBy: 'TimestampAscending',
      },
      { abortSignal: signal },
    );
    let calls = 0;
    for await (const { AlarmHistoryItems = [] } of pages) {
      await this.store.saveAlarmTransitions(
        AlarmHistoryItems.flatMap(item => {
          const arn = arnByName.get(item.AlarmName ?? '');
          return arn ? toRow(arn, item) : [];
        }),
      );
      calls += 1;
      if (calls === CALLS_PER_ROUND) break;
    }
    return undefined;
  }
}

/** What happened is in a member that is JSON, as text. */
function toRow(
  alarmArn: string,
  { Timestamp: at, HistoryData: data }: AlarmHistoryItem,
): AlarmTransitionRow[] {
  const update = stateUpdate.safeParse(parsed(data ?? ''));
  if (!at || !update.success) return [];
  const { oldState, newState } = update.data;
  return [
    {
      alarm_arn: alarmArn,
      at,
      to_state: newState.stateValue,
      from_state: oldState?.stateValue ?? null,
      reason: newState.stateReason ?? null,
    },
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

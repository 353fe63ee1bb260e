import type {
  AlarmHistoryItem,
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { positionPage } from '../../positionPage';
import { AlarmHistory } from './AlarmHistory';
import { publishedMessage } from './notifications';
import { stateChange } from './reasons';

const DEFAULT_PAGE = 100;

export function describeAlarmHistory(
  world: World,
  region: Region,
  input: DescribeAlarmHistoryInput,
): DescribeAlarmHistoryOutput {
  const from = input.StartDate?.getTime() ?? 0;
  const to = input.EndDate?.getTime() ?? Infinity;
  const newestFirst = input.ScanBy !== 'TimestampAscending';
  const { AlarmName, AlarmTypes = ['MetricAlarm'] } = input;
  const items = AlarmHistory.all(
    world,
    region,
    name => !AlarmName || name === AlarmName,
  )
    .filter(({ type }) => AlarmTypes.includes(type))
    .flatMap(history => itemsOf(region, history))
    .filter(({ Timestamp, HistoryItemType }) => {
      const time = Timestamp?.getTime() ?? 0;
      return (
        time >= from &&
        time <= to &&
        (!input.HistoryItemType || HistoryItemType === input.HistoryItemType)
      );
    })
    .sort(
      (a, b) =>
        ((a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0)) *
        (newestFirst ? -1 : 1),
    );
  const { items: AlarmHistoryItems, next: NextToken } = positionPage(items, {
    token: input.NextToken,
    size: input.MaxRecords ?? DEFAULT_PAGE,
  });
  return { AlarmHistoryItems, NextToken };
}

function itemsOf(region: Region, history: AlarmHistory): AlarmHistoryItem[] {
  const { alarm, type: AlarmType } = history;
  const item = (
    time: number,
    HistoryItemType: AlarmHistoryItem['HistoryItemType'],
    HistorySummary: string,
    data: object,
  ): AlarmHistoryItem => ({
    AlarmName: alarm.id,
    AlarmType,
    Timestamp: new Date(time),
    HistoryItemType,
    HistorySummary,
    HistoryData: JSON.stringify({ version: '1.0', ...data }),
  });
  const createdAt = alarm.createdAt.getTime();
  const updatedAt = alarm.shape.updatedAt.getTime();
  return [
    item(createdAt, 'ConfigurationUpdate', `Alarm "${alarm.id}" created`, {
      type: 'Create',
    }),
    ...(updatedAt > createdAt
      ? [
          item(
            updatedAt,
            'ConfigurationUpdate',
            `Alarm "${alarm.id}" updated`,
            { type: 'Update' },
          ),
        ]
      : []),
    ...history.transitions
      .filter(({ from, to }) => from !== to)
      .map(({ at, from, to, reason, reasonData }) =>
        item(at, 'StateUpdate', stateChange(from, to), {
          oldState: { stateValue: from },
          newState: {
            stateValue: to,
            stateReason: reason,
            stateReasonData:
              reasonData === undefined ? undefined : JSON.parse(reasonData),
          },
        }),
      ),
    ...history.actions().map(executed =>
      item(
        executed.at + 1,
        'Action',
        `Successfully executed action ${executed.action}`,
        {
          actionState: 'Succeeded',
          stateUpdateTimestamp: executed.transition.at,
          notificationResource: executed.action,
          publishedMessage: JSON.stringify(
            publishedMessage(region, history, executed),
          ),
        },
      ),
    ),
  ];
}

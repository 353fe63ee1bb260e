import type {
  AlarmHistoryItem,
  AlarmType,
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
} from '@aws-sdk/client-cloudwatch';
import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { positionPage } from '../../positionPage';
import { AlarmTimelines } from './AlarmTimelines';
import { stateChange } from './reasons';
import type { Transition } from './Transition';

const DEFAULT_PAGE = 100;

interface AlarmHistory {
  name: string;
  type: AlarmType;
  actions: (state: string) => readonly string[];
  updatedAt: Date;
  createdAt: Date;
  transitions: readonly Transition[];
}

export function describeAlarmHistory(
  world: World,
  region: Region,
  input: DescribeAlarmHistoryInput,
): DescribeAlarmHistoryOutput {
  const from = input.StartDate?.getTime() ?? 0;
  const to = input.EndDate?.getTime() ?? Infinity;
  const newestFirst = input.ScanBy !== 'TimestampAscending';
  const items = historiesOf(world, region, input)
    .flatMap(itemsOf)
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

function historiesOf(
  world: World,
  region: Region,
  { AlarmName, AlarmTypes = ['MetricAlarm'] }: DescribeAlarmHistoryInput,
): AlarmHistory[] {
  const timelines = new AlarmTimelines(world, region);
  const isAsked = (name: string) => !AlarmName || name === AlarmName;
  const metric = AlarmTypes.includes('MetricAlarm')
    ? region.metricAlarms.where((_shape, { id }) => isAsked(id))
    : [];
  const composite = AlarmTypes.includes('CompositeAlarm')
    ? region.compositeAlarms.where((_shape, { id }) => isAsked(id))
    : [];
  return [
    ...metric.map(alarm => ({
      ...describe(alarm),
      type: 'MetricAlarm' as const,
      transitions: timelines.ofMetricAlarm(alarm),
    })),
    ...composite.map(alarm => ({
      ...describe(alarm),
      type: 'CompositeAlarm' as const,
      transitions: timelines.ofCompositeAlarm(alarm),
    })),
  ];
}

function describe({
  id,
  createdAt,
  shape: { definition, updatedAt },
}: {
  id: string;
  createdAt: Date;
  shape: {
    updatedAt: Date;
    definition: {
      ActionsEnabled?: boolean;
      AlarmActions?: string[];
      OKActions?: string[];
      InsufficientDataActions?: string[];
    };
  };
}): Omit<AlarmHistory, 'type' | 'transitions'> {
  const byState: Record<string, string[] | undefined> = {
    ALARM: definition.AlarmActions,
    OK: definition.OKActions,
    INSUFFICIENT_DATA: definition.InsufficientDataActions,
  };
  return {
    name: id,
    createdAt,
    updatedAt,
    actions: state =>
      definition.ActionsEnabled === false ? [] : byState[state] ?? [],
  };
}

function itemsOf(history: AlarmHistory): AlarmHistoryItem[] {
  const { name: AlarmName, type: AlarmType } = history;
  const item = (
    Timestamp: Date,
    HistoryItemType: AlarmHistoryItem['HistoryItemType'],
    HistorySummary: string,
    data: object,
  ): AlarmHistoryItem => ({
    AlarmName,
    AlarmType,
    Timestamp,
    HistoryItemType,
    HistorySummary,
    HistoryData: JSON.stringify({ version: '1.0', ...data }),
  });
  const changes = history.transitions
    .filter(({ from, to }) => from !== to)
    .flatMap(({ at, from, to, reason, reasonData }) => [
      item(new Date(at), 'StateUpdate', stateChange(from, to), {
        oldState: { stateValue: from },
        newState: {
          stateValue: to,
          stateReason: reason,
          stateReasonData:
            reasonData === undefined ? undefined : JSON.parse(reasonData),
        },
      }),
      ...history
        .actions(to)
        .map(action =>
          item(
            new Date(at + 1),
            'Action',
            `Successfully executed action ${action}`,
            { actionState: 'Succeeded', stateUpdateTimestamp: at },
          ),
        ),
    ]);
  const wasUpdated = history.updatedAt > history.createdAt;
  return [
    item(
      history.createdAt,
      'ConfigurationUpdate',
      `Alarm "${AlarmName}" created`,
      { type: 'Create' },
    ),
    ...(wasUpdated
      ? [
          item(
            history.updatedAt,
            'ConfigurationUpdate',
            `Alarm "${AlarmName}" updated`,
            { type: 'Update' },
          ),
        ]
      : []),
    ...changes,
  ];
}

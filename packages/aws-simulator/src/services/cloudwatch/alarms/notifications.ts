import type { Region } from '../../../world/Region';
import type { World } from '../../../world/World';
import { AlarmHistory, type ExecutedAction } from './AlarmHistory';

/** What an alarm published to a topic. */
export interface AlarmNotification {
  /** ISO 8601. */
  readonly at: string;
  readonly topicArn: string;
  readonly subject: string;
  readonly message: object;
  /** Who listens to the topic now. */
  readonly subscribers: ReadonlyArray<{ protocol: string; endpoint: string }>;
}

/** What the alarms of a region published so far, oldest first. */
export function alarmNotifications(
  world: World,
  region: Region,
): AlarmNotification[] {
  return AlarmHistory.all(world, region)
    .flatMap(history =>
      history
        .actions()
        .filter(({ action }) => region.topics.has(action))
        .map(executed => ({ history, executed })),
    )
    .sort((a, b) => a.executed.at - b.executed.at)
    .map(({ history, executed }) => ({
      at: new Date(executed.at).toISOString(),
      topicArn: executed.action,
      subject: `${executed.transition.to}: "${history.alarm.id}" in ${region.name}`,
      message: publishedMessage(region, history, executed),
      subscribers: region.subscriptions
        .where(({ topicArn }) => topicArn === executed.action)
        .map(({ shape: { protocol, endpoint } }) => ({
          protocol,
          endpoint,
        })),
    }));
}

/** The message that CloudWatch sends to a topic. */
export function publishedMessage(
  region: Region,
  { alarm, type }: AlarmHistory,
  { transition }: ExecutedAction,
): object {
  const { definition, updatedAt } = alarm.shape;
  return {
    AlarmName: alarm.id,
    AlarmDescription: definition.AlarmDescription ?? null,
    AWSAccountId: region.accountId,
    AlarmConfigurationUpdatedTimestamp: awsTime(updatedAt.getTime()),
    NewStateValue: transition.to,
    NewStateReason: transition.reason,
    StateChangeTime: awsTime(transition.at),
    Region: region.name,
    AlarmArn: alarm.arn,
    OldStateValue: transition.from,
    OKActions: definition.OKActions ?? [],
    AlarmActions: definition.AlarmActions ?? [],
    InsufficientDataActions: definition.InsufficientDataActions ?? [],
    ...(type === 'CompositeAlarm' || !('EvaluationPeriods' in definition)
      ? {}
      : { Trigger: triggerOf(definition) }),
  };
}

function triggerOf(definition: object): object {
  return Object.fromEntries(
    Object.entries(definition).filter(
      ([key, value]) => value !== undefined && !/Actions|Alarm/.test(key),
    ),
  );
}

/** `2026-11-22T12:00:00.000+0000` */
function awsTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

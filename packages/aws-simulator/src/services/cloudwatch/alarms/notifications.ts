import type { Region } from '../../../world/Region';
import { seededUuid } from '../../../world/seeded';
import type { PublishedMessageShape } from '../../../world/resources/sns';
import type { World } from '../../../world/World';
import { AlarmHistory } from './AlarmHistory';
import type { Transition } from './Transition';

/** What an alarm published to a topic, shaped as what is kept of SNS. */
export interface AlarmNotification {
  readonly id: string;
  readonly createdAt: Date;
  readonly shape: PublishedMessageShape;
}

/**
 * What the alarms of a region published so far, oldest first. It follows from
 * their history, so it is worked out, not kept.
 */
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
    .map(({ history, executed: { at, action, transition } }) => ({
      id: seededUuid(world.seed, history.alarm.arn, action, at),
      createdAt: new Date(at),
      shape: {
        topicArn: action,
        subject: `${transition.to}: "${history.alarm.id}" in ${region.name}`,
        message: JSON.stringify(publishedMessage(region, history, transition)),
        deliveries: region.subscriptions
          .where(each => each.topicArn === action && !each.pendingSince)
          .map(({ shape: { protocol, endpoint } }) => ({ protocol, endpoint })),
      },
    }));
}

/** The message that CloudWatch sends to a topic. */
export function publishedMessage(
  region: Region,
  { alarm, type }: AlarmHistory,
  transition: Transition,
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

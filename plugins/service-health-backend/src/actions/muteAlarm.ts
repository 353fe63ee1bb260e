import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
} from '@aws-sdk/client-cloudwatch';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import { DateTime } from 'luxon';
import type { AlarmTarget } from '../targets/targets';
import type { MuteStore } from './mutes/MuteStore';
import type { ServiceAction } from './serviceAction';

const MUTE_HOURS = 1;

/**
 * Switches the actions of an alarm off for an hour. That they are to be
 * switched on again stands in the database before they are switched off.
 */
export function muteAlarm(
  clients: AwsClients,
  mutes: MuteStore,
): ServiceAction<'alarm'> {
  return {
    id: 'mute-alarm',
    kind: 'alarm',
    async take({ target, by }) {
      const client = await clients.get(CloudWatchClient, target);
      const muted = await mutes.untilOf([target.arn]);
      const isOn = await hasActionsOn(client, target);
      if (!isOn && !muted.has(target.arn)) {
        throw new ConflictError(
          `The actions of ${target.name} are off already, and not by the portal: it would switch them on in an hour`,
        );
      }
      const until = DateTime.utc().plus({ hours: MUTE_HOURS });
      await mutes.add(target, by, until.toJSDate());
      try {
        await client.send(
          new DisableAlarmActionsCommand({ AlarmNames: [target.name] }),
        );
      } catch (error) {
        if (!muted.has(target.arn)) await mutes.remove(target.arn);
        throw error;
      }
      return `${target.name} notifies nobody until ${until.toFormat(
        "HH:mm 'UTC'",
      )}`;
    },
  };
}

async function hasActionsOn(
  client: CloudWatchClient,
  { name }: AlarmTarget,
): Promise<boolean> {
  const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
    new DescribeAlarmsCommand({
      AlarmNames: [name],
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    }),
  );
  const [alarm] = [...MetricAlarms, ...CompositeAlarms];
  if (!alarm) throw new NotFoundError(`There is no alarm ${name}`);
  return alarm.ActionsEnabled === true;
}

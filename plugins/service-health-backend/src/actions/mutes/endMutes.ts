import {
  CloudWatchClient,
  EnableAlarmActionsCommand,
} from '@aws-sdk/client-cloudwatch';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { type AwsClients, explainAwsError } from '@quarterdeck/plugin-aws-node';
import { chunked, groupedBy } from '../../batches';
import type { MuteStore } from './MuteStore';

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html */
const ALARMS_PER_CALL = 100;

/**
 * Switches the actions of alarms on again whose mute is over. What AWS refuses
 * is tried again the next time.
 */
export async function endMutes({
  clients,
  logger,
  mutes,
  now = new Date(),
}: {
  clients: AwsClients;
  logger: LoggerService;
  mutes: MuteStore;
  now?: Date;
}): Promise<void> {
  await mutes.end(now, async alarms => {
    const byPlace = groupedBy(
      alarms,
      ({ accountId, region }) => `${accountId}/${region}`,
    );
    const batches = [...byPlace.values()].flatMap(ofPlace =>
      chunked(ofPlace, ALARMS_PER_CALL),
    );
    const ended = await Promise.all(
      batches.map(async batch => {
        try {
          const client = await clients.get(CloudWatchClient, batch[0]);
          await client.send(
            new EnableAlarmActionsCommand({
              AlarmNames: batch.map(({ name }) => name),
            }),
          );
          return batch;
        } catch (error) {
          const names = batch.map(({ name }) => name).join(', ');
          logger.warn(
            `Still muted, though the time is over: ${names}. ${
              explainAwsError(error).message
            }`,
          );
          return [];
        }
      }),
    );
    return ended.flat();
  });
}

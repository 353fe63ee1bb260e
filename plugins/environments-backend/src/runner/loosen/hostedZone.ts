import {
  ChangeResourceRecordSetsCommand,
  GetHostedZoneCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { Loosening } from './Loosening';

/**
 * Removes the records of a hosted zone that no stack owns, such as those by
 * which certificates were validated: a zone has to be empty, but for its own.
 */
export const hostedZone: Loosening = async (resource, { get, work }) => {
  const client = await get(Route53Client);
  const HostedZoneId = resource.physicalId;
  try {
    const { HostedZone } = await work.patience.read(() =>
      client.send(new GetHostedZoneCommand({ Id: HostedZoneId })),
    );
    const isOwn = ({ Name, Type }: ResourceRecordSet) =>
      Name === HostedZone?.Name && (Type === 'NS' || Type === 'SOA');
    for (;;) {
      const { ResourceRecordSets = [] } = await work.patience.read(() =>
        client.send(new ListResourceRecordSetsCommand({ HostedZoneId })),
      );
      const others = ResourceRecordSets.filter(record => !isOwn(record));
      if (others.length === 0) return;
      await work.patience.change(
        'route53:ChangeResourceRecordSets',
        HostedZoneId,
        () =>
          client
            .send(
              new ChangeResourceRecordSetsCommand({
                HostedZoneId,
                ChangeBatch: {
                  Changes: others.map(record => ({
                    Action: 'DELETE',
                    ResourceRecordSet: record,
                  })),
                },
              }),
            )
            // Asked once more after an answer that got lost: look again.
            .catch(error => {
              if (!isGoneAlready(error)) throw error;
            }),
      );
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchHostedZone') return;
    throw error;
  }
};

const isGoneAlready = (error: Error) =>
  error.name === 'InvalidChangeBatch' && /not found/.test(error.message);

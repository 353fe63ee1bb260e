import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { finding, type Preflight } from './context';

/**
 * Whether the domain is delegated to the hosted zone: without that there is no
 * certificate. The zone of `create-zone` has no name servers before it is made.
 */
export const delegation: Preflight = async ({
  awsClients,
  delegations,
  location,
  spec,
}) => {
  const { mode, name, hostedZoneId } = spec.domain;
  if (mode === 'none' || !name) return [];
  if (mode === 'create-zone') {
    return [
      finding(
        'delegation',
        'info',
        `After the network is there, the deployment waits until ${name} is delegated to the new zone, ${delegations.timeoutHours} hours at most.`,
        { field: 'domain.name' },
      ),
    ];
  }
  const client = await awsClients.get(Route53Client, location);
  const { HostedZone, DelegationSet } = await client.send(
    new GetHostedZoneCommand({ Id: hostedZoneId }),
  );
  const zone = HostedZone?.Name?.replace(/\.$/, '') ?? '';
  if (name !== zone && !name.endsWith(`.${zone}`)) {
    return [
      finding(
        'delegation',
        'blocker',
        `The hosted zone ${hostedZoneId} is that of ${zone}, which ${name} is not in.`,
        { field: 'domain.hostedZoneId' },
      ),
    ];
  }
  const nameServers = DelegationSet?.NameServers ?? [];
  const { isDelegated, found } = await delegations.check(zone, nameServers);
  if (isDelegated) {
    return [finding('delegation', 'ok', `${zone} is delegated to its zone.`)];
  }
  return [
    finding(
      'delegation',
      'warning',
      `${zone} is not delegated to the hosted zone ${hostedZoneId}: there would be no certificate, and the deployment waits for it.`,
      {
        remedy: `Enter ${nameServers.join(
          ', ',
        )} as the name servers of ${zone} at its registrar.`,
        evidence: [
          found.length > 0
            ? `DNS has: ${found.join(', ')}`
            : 'DNS has no name servers for it',
        ],
        field: 'domain.name',
      },
    ),
  ];
};

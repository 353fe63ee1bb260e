import type { RecordSet } from '../../world/resources/route53';
import { seededFraction } from '../../world/seeded';

/** Each of a zone's four name servers is below another of these. */
const NAME_SERVER_DOMAINS = ['com', 'net', 'org', 'co.uk'];
const SERVERS_PER_DOMAIN = 512;
const NAME_SERVER_ZONES = 64;

/** The name servers that a new zone gets, such as `ns-511.awsdns-63.com`. */
export const nameServersOf = (...keys: unknown[]): string[] =>
  NAME_SERVER_DOMAINS.map((domain, index) => {
    const below = (limit: number, what: string) =>
      Math.floor(seededFraction('name server', what, domain, ...keys) * limit);
    const server =
      index * SERVERS_PER_DOMAIN + below(SERVERS_PER_DOMAIN, 'server');
    const zone = String(below(NAME_SERVER_ZONES, 'zone')).padStart(2, '0');
    return `ns-${server}.awsdns-${zone}.${domain}`;
  });

/**
 * What every zone begins with, and cannot be without.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/SOA-NSrecords.html
 */
export const zoneRecords = (
  name: string,
  nameServers: string[],
  since: Date,
): RecordSet[] => [
  {
    since,
    Name: name,
    Type: 'NS',
    TTL: 172_800,
    ResourceRecords: nameServers.map(server => ({ Value: `${server}.` })),
  },
  {
    since,
    Name: name,
    Type: 'SOA',
    TTL: 900,
    ResourceRecords: [
      {
        Value: `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`,
      },
    ],
  },
];

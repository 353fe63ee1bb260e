import type { ResourceRecordSet, VPC } from '@aws-sdk/client-route-53';

/** A record set as a zone holds it: names absolute and in lower case. */
export type RecordSet = ResourceRecordSet & {
  Name: string;
  Type: NonNullable<ResourceRecordSet['Type']>;
  /** Since when it is as it is. */
  since: Date;
};

/** `id` is the zone's id without a path, such as `Z0123ABC`. */
export interface HostedZoneShape {
  /** Absolute: `example.com.` */
  name: string;
  callerReference: string;
  comment?: string;
  /** The networks of a private zone; a public one has none. */
  vpcs: VPC[];
  nameServers: string[];
  records: RecordSet[];
}

/** `id` is the change's id without a path. */
export interface DnsChangeShape {
  comment?: string;
  submittedAt: Date;
  /** When all name servers have it. */
  inSyncAt: Date;
}

import { findRecord } from '../../world/dns/findRecord';
import type { World } from '../../world/World';

/** What a name service answers. */
export interface DnsAnswer {
  values: string[];
  /** Since when it answers so. */
  since: Date;
}

/** The name service that SES looks up the records of a domain in. */
export interface Dns {
  lookUp(name: string, type: 'CNAME' | 'MX' | 'TXT'): DnsAnswer | undefined;
}

/** The public zones of all accounts of a world. */
export const dnsOf = (world: World): Dns => ({
  lookUp(name, type) {
    const accounts = new Set(
      world.allRegions().map(({ accountId }) => accountId),
    );
    for (const account of accounts) {
      const record = findRecord(world.global(account), name, type);
      if (record) {
        return {
          values: (record.ResourceRecords ?? []).map(({ Value = '' }) => Value),
          since: record.since,
        };
      }
    }
    return undefined;
  },
});

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

/** Where no domain has any record. */
export const noDns: Dns = { lookUp: () => undefined };

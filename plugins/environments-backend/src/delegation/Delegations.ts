import { Resolver } from 'node:dns/promises';
import { DnsFailed } from '../failures/DnsFailed';

const LOOKUP_TIMEOUT_MS = 5_000;

/** There is no such name, or it has no name servers: an answer, not a failure. */
const NO_ANSWER = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'EREFUSED']);

/** Asks DNS for the name servers of a domain. */
export type ResolveNs = (domain: string) => Promise<string[]>;

/** Whether domains are delegated to where they should be. */
export class Delegations {
  constructor(
    private readonly options: {
      /** Undefined where nobody is asked: every domain counts as delegated. */
      resolveNs: ResolveNs | undefined;
      /** How long a deployment waits for somebody to delegate a domain. */
      timeoutHours: number;
    },
  ) {}

  get timeoutHours(): number {
    return this.options.timeoutHours;
  }

  /**
   * @param nameServers - those of the hosted zone
   * @returns which name servers DNS has, and whether one is the zone's.
   * @throws DnsFailed when it could not be asked.
   */
  async check(
    domain: string,
    nameServers: readonly string[],
  ): Promise<{ isDelegated: boolean; found: string[] }> {
    const { resolveNs } = this.options;
    if (!resolveNs) return { isDelegated: true, found: [] };
    const answer = await resolveNs(domain).catch(error => {
      throw new DnsFailed(domain, error);
    });
    const found = answer.map(normalized);
    const wanted = new Set(nameServers.map(normalized));
    return { isDelegated: found.some(name => wanted.has(name)), found };
  }
}

/** As the configuration has it. */
export function delegationsOf({
  delegation: { isChecked, dnsServers, timeoutHours },
}: {
  delegation: {
    isChecked: boolean;
    dnsServers?: string[];
    timeoutHours: number;
  };
}): Delegations {
  const resolveNs = isChecked ? dnsResolver(dnsServers) : undefined;
  return new Delegations({ resolveNs, timeoutHours });
}

/**
 * @param servers - whom to ask, such as `1.1.1.1`; those of the system by
 * default.
 */
export function dnsResolver(servers: string[] | undefined): ResolveNs {
  const resolver = new Resolver({ timeout: LOOKUP_TIMEOUT_MS, tries: 2 });
  if (servers) resolver.setServers(servers);
  return async domain => {
    try {
      return await resolver.resolveNs(domain);
    } catch (error) {
      if (NO_ANSWER.has((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  };
}

function normalized(nameServer: string): string {
  return nameServer.toLocaleLowerCase('en-US').replace(/\.$/, '');
}

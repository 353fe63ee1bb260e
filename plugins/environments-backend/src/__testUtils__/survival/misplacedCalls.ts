import type { LeaseChange } from './leaseHistory';
import type { AwsCall } from './Portal';

/** What reads; all else changes AWS. */
const READS = /^(Describe|Get|List|Head|Lookup|Search|Validate)/;

export interface Misplaced {
  call: AwsCall;
  why: string;
}

/**
 * The calls that changed AWS and were made by somebody who was not the holder
 * of the environment's lease at that moment, or whose lease had run out.
 *
 * @param holderOf - the replica behind a holder in the database.
 */
export function misplacedCalls(
  calls: readonly AwsCall[],
  history: readonly LeaseChange[],
  holderOf: (holder: string) => string | undefined,
): { calls: number; misplaced: Misplaced[] } {
  const changing = calls.filter(({ operation }) => !READS.test(operation));
  const misplaced = changing.flatMap(call => {
    const why = whyMisplaced(call, history, holderOf);
    return why ? [{ call, why }] : [];
  });
  return { calls: changing.length, misplaced };
}

function whyMisplaced(
  call: AwsCall,
  history: readonly LeaseChange[],
  holderOf: (holder: string) => string | undefined,
): string | undefined {
  const leases = leasesAt(call.at, history);
  const caller = callerOf(call);
  const isValid = (lease: LeaseChange) =>
    lease.holder !== null &&
    holderOf(lease.holder) === caller &&
    lease.expiresAt !== null &&
    call.at <= lease.expiresAt;
  const own = leases.find(({ environmentId }) => isAbout(call, environmentId));
  // Some resources have ids that say nothing of their environment.
  if (!own) {
    return leases.some(isValid) ? undefined : `${caller} had no lease at all`;
  }
  if (isValid(own)) return undefined;
  if (!own.holder || !own.expiresAt) return 'Nobody had the lease';
  const lateMs = call.at.getTime() - own.expiresAt.getTime();
  return `Made by ${caller}; ${holderOf(own.holder)} had the lease (turn ${
    own.token
  }), which ran out ${-lateMs} ms later`;
}

/** The lease of each deployment that was in force at a moment. */
function leasesAt(at: Date, history: readonly LeaseChange[]): LeaseChange[] {
  const newest = new Map<string, LeaseChange>();
  for (const change of history) {
    if (change.at > at) break;
    // Of one environment, the deployment that came last.
    newest.set(change.environmentId, change);
  }
  return [...newest.values()];
}

/** Names of resources begin with the environment's; those of stacks as well. */
function isAbout({ resource = '' }: AwsCall, environmentId: string): boolean {
  return resource.split(/[/:"]/).some(name => name.startsWith(environmentId));
}

/** As the SDK names the application in its user agent. */
function callerOf({ userAgent }: AwsCall): string | undefined {
  return /\bapp\/(\S+)/.exec(userAgent)?.[1];
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Portal } from './Portal';
import type { Replica } from './Replica';

/** How much longer than the lease somebody is out of action. */
const MARGIN_SECONDS = 2;

/** Hits one replica, and brings everything back when that had its effect. */
export type Blow = (portal: Portal, victim: Replica) => Promise<void>;

export const BLOWS = {
  /** The other one takes over; the victim comes back later. */
  async kill(portal, victim) {
    await victim.kill();
    await sleep(outOfAction(portal));
    await victim.start();
  },

  /** Stopped for longer than the lease, it goes on in the midst of something. */
  async freeze(portal, victim) {
    victim.server.freeze();
    await sleep(outOfAction(portal));
    victim.server.resume();
  },

  /** Nobody is there to take over, until they are started again. */
  async 'kill all'({ replicas }) {
    await Promise.all(replicas.map(replica => replica.kill()));
    await Promise.all(replicas.map(replica => replica.start()));
  },

  /** Its database does not answer, while the other one's does. */
  async 'hold its database'(portal, victim) {
    victim.line.hold();
    await sleep(outOfAction(portal));
    victim.line.restore();
  },

  /** The database goes down for all, and comes back. */
  async 'stop the database'(portal) {
    for (const { line } of portal.replicas) line.cut();
    await sleep(outOfAction(portal));
    for (const { line } of portal.replicas) line.restore();
  },
} satisfies Record<string, Blow>;

export type BlowName = keyof typeof BLOWS;

function outOfAction({ leaseSeconds }: Portal): number {
  return (leaseSeconds + MARGIN_SECONDS) * 1_000;
}

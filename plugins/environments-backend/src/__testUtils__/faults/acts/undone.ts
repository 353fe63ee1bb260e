import { byHand } from '../byHand';
import { endingOfDeployment } from '../endings';
import type { Subject } from '../Subject';
import type { Act } from './Act';

const takenUpAgain = async (subject: Subject) =>
  endingOfDeployment(await subject.takeUpAgain());

/** Taking up a creation that failed, and that protection kept from going. */
export const retry: Act = {
  isGround: true,
  async prepare(subject) {
    const { hindrances } = subject.services;
    const roleName = `${subject.id}-first`;
    hindrances.put(subject.id, { kind: 'role', roleName });
    const giveBack = await byHand(subject).takeRole(roleName);
    const { failure } = await subject.deploy();
    expectStatus(failure?.stackStatus, 'ROLLBACK_FAILED');
    await giveBack();
  },
  run: takenUpAgain,
};

/**
 * Going on with a rollback that failed at a database, which cannot shrink: where
 * that was mended, or where it is left out. The same is deployed after it.
 */
export function continuation(way: 'mended' | 'left out'): Act {
  return {
    async prepare(subject) {
      const { hindrances } = subject.services;
      const hands = byHand(subject);
      const roleName = `${subject.id}-${way === 'mended' ? 'second' : 'third'}`;
      const [before, after] = way === 'mended' ? [20, 40] : [40, 80];
      if (way === 'left out') {
        // Where the other way was not gone, there is nothing to shrink to.
        await sized(subject, before);
      }
      hindrances.put(subject.id, { kind: 'role', roleName });
      const giveBack = await hands.takeRole(roleName);
      subject.change({ database: { allocatedStorageGb: after } });
      const { failure } = await subject.deploy();
      expectStatus(failure?.stackStatus, 'UPDATE_ROLLBACK_FAILED');
      await giveBack();
      if (way === 'mended') await hands.shrinkDatabase(before);
    },
    run: async subject =>
      endingOfDeployment(await subject.takeUpAgain(way === 'left out')),
  };
}

async function sized(subject: Subject, gb: number): Promise<void> {
  subject.change({ database: { allocatedStorageGb: gb } });
  await subject.deploy();
}

function expectStatus(status: string | undefined, wanted: string): void {
  if (status !== wanted) throw new Error(`The stack is ${status}`);
}

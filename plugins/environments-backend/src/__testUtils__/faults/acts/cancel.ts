import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { byHand } from '../byHand';
import { endingOfCancellation, endingOfDeployment } from '../endings';
import type { Subject } from '../Subject';
import type { Act } from './Act';

const stackOf = ({ stacks }: Deployment, wanted: string) =>
  stacks.find(({ part }) => part === wanted);

/** A change of the service waits for what never comes. */
export const changeUnderWay = (deployment: Deployment) =>
  stackOf(deployment, 'service')?.stackStatus === 'UPDATE_IN_PROGRESS' &&
  stackOf(deployment, 'data')?.finishedAt !== undefined;

/** The same of a creation, when what is beside it is done. */
export const creationUnderWay = (deployment: Deployment) =>
  stackOf(deployment, 'service')?.stackStatus === 'CREATE_IN_PROGRESS' &&
  stackOf(deployment, 'data')?.finishedAt !== undefined;

/**
 * Cancelling what is under way. What goes on is cancelled as soon as AWS lets
 * the portal; where the portal has given up, somebody stops it in CloudFormation.
 * Then the environment can be deployed.
 */
export function cancellation(isUnderWay: (deployment: Deployment) => boolean) {
  return {
    async prepare(subject: Subject) {
      const { hindrances } = subject.services;
      hindrances.put(subject.id, { kind: 'certificate' });
      await subject.deployUntil(isUnderWay);
    },
    run: async (subject: Subject) =>
      endingOfCancellation(await subject.cancel(await subject.newest())),
    async again(subject: Subject) {
      subject.services.hindrances.remove(subject.id);
      const { id } = await subject.newest();
      await subject.ended(id);
      await byHand(subject).stopStacks();
      return endingOfDeployment(await subject.deploy());
    },
    // The certificate is in no later template.
    after: async (subject: Subject) =>
      subject.services.hindrances.remove(subject.id),
  } satisfies Act;
}

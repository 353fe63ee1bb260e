import type { Deployment } from '@quarterdeck/plugin-environments-common';
import { byHand } from '../byHand';
import { endingOfDeployment } from '../endings';
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
 * Cancelling what is under way. When that does not work, somebody stops it in
 * CloudFormation, and the environment can be deployed.
 */
export function cancellation(isUnderWay: (deployment: Deployment) => boolean) {
  return {
    async prepare(subject: Subject) {
      const { hindrances } = subject.services;
      hindrances.put(subject.id, { kind: 'certificate' });
      await subject.deployUntil(isUnderWay);
    },
    run: async (subject: Subject) =>
      endingOfDeployment(
        await subject.cancel(await subject.newest()),
        'cancelled',
      ),
    async again(subject: Subject) {
      subject.services.hindrances.remove(subject.id);
      await byHand(subject).stopStacks();
      return endingOfDeployment(await subject.deploy());
    },
    // The certificate is in no later template.
    after: async (subject: Subject) =>
      subject.services.hindrances.remove(subject.id),
  } satisfies Act;
}

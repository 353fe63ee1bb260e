import { ACTS } from './acts';
import type { Act } from './acts/Act';
import { LIVES, type Operation } from './lives';
import type { Subject } from './Subject';

/**
 * Goes through all lives, each with an environment of its own.
 *
 * @param newSubject - the next environment.
 * @param act - does an operation, which is prepared then.
 */
export async function liveThrough(
  newSubject: () => Subject,
  act: (act: Act, subject: Subject, operation: Operation) => Promise<void>,
): Promise<void> {
  for (const life of LIVES) {
    const subject = newSubject();
    for (const operation of life) {
      const { after, prepare } = ACTS[operation];
      await prepare?.(subject);
      await act(ACTS[operation], subject, operation);
      await after?.(subject);
    }
    await cleanUp(subject);
  }
}

/** So that the next one finds room in the account. */
export async function cleanUp(subject: Subject): Promise<void> {
  if (await subject.isThere()) await subject.destroy();
}

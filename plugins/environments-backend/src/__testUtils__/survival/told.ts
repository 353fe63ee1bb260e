import { setTimeout as sleep } from 'node:timers/promises';
import type { DeploymentRow } from '../../store/rows';
import type { BlowName } from './blows';
import type { Mailbox } from './Mailbox';

/** Longer than a message waits for a courier that died with it in its hands. */
const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 100;

/**
 * What is wrong with how people were told of an end: nobody was, or not all who
 * have to do with it, or of another end, or more than once though nothing had
 * happened to the portal.
 */
export async function toldComplaints(
  mailbox: Mailbox,
  { id, environment_id, requested_by, spec, status }: DeploymentRow,
  blow: BlowName | undefined,
): Promise<string[]> {
  const scope = `environment-deployment/${id}`;
  const deadline = Date.now() + PATIENCE_MS;
  while (mailbox.about(scope).length === 0) {
    if (Date.now() > deadline) return ['Nobody was told of its end'];
    await sleep(LOOK_EVERY_MS);
  }
  const letters = mailbox.about(scope);
  const wrong = letters.filter(
    ({ payload }) =>
      !payload.title.startsWith(`${environment_id}: `) ||
      !payload.title.endsWith(` has ${status}`),
  );
  const told = new Set(
    letters.flatMap(({ recipients }) => recipients.entityRef),
  );
  return [
    ...[requested_by, spec.owner]
      .filter(person => !told.has(person))
      .map(person => `${person} was not told of its end`),
    ...wrong.map(({ payload }) => `Somebody was told: ${payload.title}`),
    ...(blow === undefined && letters.length > 1
      ? [`People were told ${letters.length} times`]
      : []),
  ];
}

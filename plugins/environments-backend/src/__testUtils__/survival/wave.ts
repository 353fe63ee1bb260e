import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsClients } from '@quarterdeck/plugin-aws-node';
import type { DeploymentRow } from '../../store/rows';
import { type BlowName, BLOWS } from './blows';
import { inspect } from './inspect';
import { toldComplaints } from './told';
import { type Operation, submitOperation } from './operations';
import type { Portal } from './Portal';
import type { Replica } from './Replica';

const LONGEST_MS = 180_000;
const LOOK_EVERY_MS = 100;

/** One environment on its way through one operation. */
export interface Trial {
  name: string;
  operation: Operation;
  /** Undefined when it was left in peace. */
  blow?: BlowName;
  /** How long after it was asked for the blow came. */
  momentMs: number;
  /** Whether it was under way, and in the hands of the one that was hit. */
  wasHit: boolean;
  /** How many holders it has had. */
  turns: number;
  status: string;
  durationMs: number;
  /** What is not as it should be; nothing, if all is well. */
  complaints: string[];
}

/**
 * Several environments through the same operation side by side, begun so that
 * one blow hits each of them at its own moment.
 */
export async function runWave(
  portal: Portal,
  aws: AwsClients,
  wave: {
    operation: Operation;
    trials: readonly { name: string; momentMs: number }[];
    blow?: BlowName;
    victim: Replica;
  },
): Promise<Trial[]> {
  const { operation, trials, blow, victim } = wave;
  const blowAtMs = Math.max(...trials.map(({ momentMs }) => momentMs));
  const ids = new Map<string, string>();
  const submitted = Promise.all(
    trials.map(async ({ name, momentMs }) => {
      await sleep(blowAtMs - momentMs);
      const { id } = await submitOperation(portal, name, operation, victim);
      ids.set(name, id);
    }),
  );
  await sleep(blowAtMs);
  const hit = blow ? await inHandsOf(portal, victim, blow) : new Set<string>();
  if (blow) await BLOWS[blow](portal, victim);
  await submitted;
  return Promise.all(
    trials.map(async ({ name, momentMs }): Promise<Trial> => {
      const id = ids.get(name) ?? '';
      const row = await untilOver(portal, id);
      const end = row.finished_at ?? new Date();
      return {
        name,
        operation,
        blow,
        momentMs,
        wasHit: hit.has(id),
        turns: Number(row.fencing_token),
        status: row.status,
        durationMs: end.getTime() - row.created_at.getTime(),
        complaints:
          row.status === 'succeeded'
            ? [
                ...(await inspect(portal, aws, name, operation)),
                ...(await toldComplaints(portal.mailbox, row, blow)),
              ]
            : [`It has ${row.status}: ${JSON.stringify(row.failure)}`],
      };
    }),
  );
}

/** The deployments that the blow is going to hit. */
async function inHandsOf(
  { knex, replicas }: Portal,
  victim: Replica,
  blow: BlowName,
): Promise<Set<string>> {
  const rows = await knex<DeploymentRow>('deployments')
    .whereNull('finished_at')
    .whereNotNull('lease_holder');
  const victims = /all|stop/.test(blow) ? replicas : [victim];
  const hit = rows.filter(({ lease_holder }) =>
    victims.some(each => each.isHolder(lease_holder ?? '')),
  );
  return new Set(hit.map(({ id }) => id));
}

/** As it ended, or as it is after a time in which it should have. */
async function untilOver({ knex }: Portal, id: string): Promise<DeploymentRow> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const row = await knex<DeploymentRow>('deployments').where({ id }).first();
    if (!row) throw new Error(`The deployment ${id} is gone`);
    if (row.finished_at || Date.now() > deadline) return row;
    await sleep(LOOK_EVERY_MS);
  }
}

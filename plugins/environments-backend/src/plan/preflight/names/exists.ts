import { explainAwsError } from '@quarterdeck/plugin-aws-node';
import type { Presence } from './Named';

/** Whether AWS finds what is asked for. */
export async function exists(ask: () => Promise<unknown>): Promise<Presence> {
  try {
    await ask();
    return 'there';
  } catch (error) {
    const { code, kind } = explainAwsError(error);
    const isGone =
      kind === 'not-found' ||
      (error instanceof Error && error.name === 'NoSuchEntityException');
    if (isGone) return 'absent';
    // What is asked for with HEAD is refused without a word.
    if (kind === 'access-denied' && code === '403') return 'hidden';
    throw error;
  }
}

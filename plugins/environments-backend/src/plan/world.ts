import { createHash } from 'node:crypto';
import type { FoundStack } from '../stacks/eachStack';
import type { Step } from '../store/steps';

/** The state of one stack that every change of it changes. */
export interface StackState {
  stackId: string;
  status: string;
  /** ISO; of its last update, or of its creation. */
  updatedAt: string;
}

/** The stacks of an environment, by region and name. */
export type World = Record<string, StackState>;

/** Neither has resources: one is a change set, the other a memory. */
const NO_STACK = new Set(['REVIEW_IN_PROGRESS', 'DELETE_COMPLETE']);

export function worldOf(found: readonly FoundStack[]): World {
  return Object.fromEntries(
    found
      .filter(({ stack }) => !NO_STACK.has(stack.StackStatus ?? ''))
      .map(({ region, stack }) => [
        `${region}/${stack.StackName}`,
        {
          stackId: stack.StackId ?? '',
          status: stack.StackStatus ?? '',
          updatedAt: (
            stack.LastUpdatedTime ??
            stack.CreationTime ??
            new Date(0)
          ).toISOString(),
        },
      ]),
  );
}

/** What has changed between two moments, a sentence each. */
export function whatHasChanged(before: World, now: World): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].sort().flatMap(key => {
    const stack = key.split('/')[1];
    const [old, present] = [before[key], now[key]];
    if (!old) return `The stack ${stack} has been made since`;
    if (!present) return `The stack ${stack} has been deleted since`;
    if (old.stackId !== present.stackId) {
      return `The stack ${stack} has been deleted and made anew since`;
    }
    if (old.updatedAt !== present.updatedAt) {
      return `The stack ${stack} has been updated since, at ${present.updatedAt}`;
    }
    return old.status === present.status
      ? []
      : `The stack ${stack} was ${old.status} and is ${present.status}`;
  });
}

/** Names what a plan deploys and on what ground: the same only if all is. */
export function digestOf(steps: readonly Step[], world: World): string {
  return createHash('sha256')
    .update(JSON.stringify({ steps: steps.map(sorted), world: sorted(world) }))
    .digest('hex');
}

/** JSON in the database comes back in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

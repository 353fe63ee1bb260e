import type { Deployment } from '@quarterdeck/plugin-environments-common';
import type { StackProgressRow } from './rows';

/** How long the stacks of one part took before, in seconds. */
export type Durations = Map<string, number[]>;

/**
 * How long a deployment will still take: along its longest chain of stacks, each
 * for as long as it took in the middle of earlier deployments.
 *
 * @returns undefined where a stack has no earlier one to go by.
 */
export function estimateOf(
  stacks: readonly StackProgressRow[],
  durations: Durations,
  now: Date,
): Deployment['estimate'] {
  const open = stacks.filter(({ finished_at }) => finished_at === null);
  if (open.length === 0) return undefined;
  const known = open.map(({ part }) => durations.get(part)?.length ?? 0);
  const basedOn = Math.min(...known);
  if (basedOn === 0) return undefined;

  const remaining = new Map<string, number>();
  const until = (stack: StackProgressRow): number => {
    if (stack.finished_at !== null) return 0;
    const done = remaining.get(stack.stack_name);
    if (done !== undefined) return done;
    const before = stacks
      .filter(({ stack_name }) => stack.depends_on.includes(stack_name))
      .map(until);
    const elapsed = stack.started_at
      ? (now.getTime() - stack.started_at.getTime()) / 1_000
      : 0;
    const own = Math.max(0, median(durations.get(stack.part) ?? []) - elapsed);
    const total = Math.max(0, ...before) + own;
    remaining.set(stack.stack_name, total);
    return total;
  };
  return {
    remainingSeconds: Math.round(Math.max(...open.map(until))),
    basedOn,
  };
}

function median(values: number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

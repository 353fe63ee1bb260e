import {
  countChanges,
  type PlannedStack,
  type ResourceAction,
} from '@quarterdeck/plugin-environments-common';
import { counted } from '../common/counted';
import { RESOURCE_ACTION_WORDS } from './words';

const ACTIONS = Object.keys(RESOURCE_ACTION_WORDS) as ResourceAction[];

/** `28 to create, 2 to change, 1 stack not compared`, or that there is nothing to do. */
export function changesSummary(
  stacks: readonly Pick<PlannedStack, 'changes' | 'problem'>[],
): string {
  const counts = countChanges(stacks);
  const parts = ACTIONS.filter(action => counts[action] > 0).map(action =>
    action === 'maybe-replace'
      ? `${counts[action]} that may be replaced`
      : `${counts[action]} to ${RESOURCE_ACTION_WORDS[action]}`,
  );
  const unknown = stacks.filter(
    ({ changes, problem }) => problem !== undefined && changes.length === 0,
  );
  if (unknown.length > 0) {
    parts.push(`${counted(unknown.length, 'stack')} not compared`);
  }
  return parts.join(', ') || 'Nothing to change';
}

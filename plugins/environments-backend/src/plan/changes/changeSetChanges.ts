import type {
  Change,
  ResourceChangeDetail,
} from '@aws-sdk/client-cloudformation';
import type {
  PropertyChange,
  ResourceAction,
  ResourceChange,
} from '@quarterdeck/plugin-environments-common';
import { fateOnLeaving, fateOnStaying, isPrecious } from './dataFate';
import { shownValue } from './shownValue';

/** What a change set of CloudFormation says, in the portal's words. */
export function changeSetChanges(changes: readonly Change[]): ResourceChange[] {
  return changes.flatMap(({ ResourceChange: change }) => {
    if (!change) return [];
    const resourceType = change.ResourceType ?? '';
    const action = actionOf(change.Action, change.Replacement);
    const isLeaving = action !== 'create' && action !== 'modify';
    const data = isLeaving
      ? fateOnLeaving(resourceType, change.PolicyAction)
      : action === 'modify' && fateOnStaying(resourceType);
    return [
      {
        logicalId: change.LogicalResourceId ?? '',
        physicalId: change.PhysicalResourceId || undefined,
        resourceType,
        action,
        ...(data && { data }),
        isDangerous:
          isLeaving && data !== 'retained' && isPrecious(resourceType),
        properties: propertyChanges(change.Details ?? []),
      },
    ];
  });
}

function actionOf(
  action: string | undefined,
  replacement: string | undefined,
): ResourceAction {
  switch (action) {
    case 'Add':
    case 'Import':
      return 'create';
    case 'Remove':
      return 'remove';
    case 'Modify':
      if (replacement === 'True') return 'replace';
      return replacement === 'Conditional' ? 'maybe-replace' : 'modify';
    default:
      // `Dynamic`: CloudFormation cannot tell before it gets there.
      return 'maybe-replace';
  }
}

const REPLACEMENTS = {
  Never: 'never',
  Conditionally: 'maybe',
  Always: 'always',
} as const;

/** A property may have several causes to change: it is told once. */
function propertyChanges(
  details: readonly ResourceChangeDetail[],
): PropertyChange[] {
  const byPath = new Map<string, PropertyChange>();
  for (const { Target } of details) {
    if (!Target) continue;
    const path =
      Target.Path?.replace(/^\//, '').replaceAll('/', '.') ??
      [Target.Attribute, Target.Name].filter(Boolean).join('.');
    if (byPath.has(path)) continue;
    byPath.set(path, {
      path,
      before: shownValue(path, Target.BeforeValue),
      after: shownValue(path, Target.AfterValue),
      requiresReplacement: REPLACEMENTS[Target.RequiresRecreation ?? 'Never'],
    });
  }
  return [...byPath.values()];
}

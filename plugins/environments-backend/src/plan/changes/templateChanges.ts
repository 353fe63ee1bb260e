import { isDeepStrictEqual } from 'node:util';
import type {
  PropertyChange,
  ResourceChange,
} from '@quarterdeck/plugin-environments-common';
import { fateOnLeaving, fateOnStaying, isPrecious } from './dataFate';
import { shownValue } from './shownValue';
import type { StackTemplate, TemplateResource } from './template';

/** A stack that is not there yet: all that its template has. */
export function creations(after: StackTemplate): ResourceChange[] {
  return Object.entries(after.Resources).map(([logicalId, { Type }]) => ({
    logicalId,
    resourceType: Type,
    action: 'create',
    isDangerous: false,
    properties: [],
  }));
}

/** A stack that goes: all that its template had. */
export function removals(before: StackTemplate): ResourceChange[] {
  return Object.entries(before.Resources).map(([logicalId, resource]) => {
    const data = fateOnLeaving(resource.Type, resource.DeletionPolicy);
    return {
      logicalId,
      resourceType: resource.Type,
      action: 'remove',
      ...(data && { data }),
      isDangerous: data !== 'retained' && isPrecious(resource.Type),
      properties: [],
    };
  });
}

/**
 * What differs between two templates, where CloudFormation cannot compare them
 * yet. Whether a change makes a new resource of one only CloudFormation knows.
 */
export function templateChanges(
  before: StackTemplate,
  after: StackTemplate,
): ResourceChange[] {
  const added = Object.entries(after.Resources).filter(
    ([id]) => !before.Resources[id],
  );
  const removed = Object.entries(before.Resources).filter(
    ([id]) => !after.Resources[id],
  );
  const modified = Object.entries(after.Resources).flatMap(([id, resource]) => {
    const old = before.Resources[id];
    return old ? modification(id, old, resource) : [];
  });
  return [
    ...creations({ Resources: Object.fromEntries(added) }),
    ...modified,
    ...removals({ Resources: Object.fromEntries(removed) }),
  ];
}

function modification(
  logicalId: string,
  before: TemplateResource,
  after: TemplateResource,
): ResourceChange[] {
  const names = new Set([
    ...Object.keys(before.Properties ?? {}),
    ...Object.keys(after.Properties ?? {}),
  ]);
  const properties: PropertyChange[] = [...names]
    .filter(
      name =>
        !isDeepStrictEqual(before.Properties?.[name], after.Properties?.[name]),
    )
    .map(name => ({
      path: `Properties.${name}`,
      before: shownValue(name, before.Properties?.[name]),
      after: shownValue(name, after.Properties?.[name]),
      requiresReplacement: 'maybe',
    }));
  if (properties.length === 0) return [];
  const data = fateOnStaying(after.Type);
  return [
    {
      logicalId,
      resourceType: after.Type,
      action: 'maybe-replace',
      ...(data && { data }),
      isDangerous: isPrecious(after.Type),
      properties,
    },
  ];
}

import type { Region } from '../../world/Region';
import type { Scope } from '../template/evaluate';
import type { Json, Template } from '../template/Template';
import type { Stack } from './events';
import { dynamicReference } from './dynamicReference';
import { importedValue } from './exports';

/** Where the names in a stack's template get their values from. */
export function scopeOf(
  region: Region,
  stack: Pick<Stack, 'id' | 'shape'>,
  template: Template,
  parameters: Record<string, string>,
): Scope {
  return {
    template,
    parameters,
    accountId: region.accountId,
    region: region.name,
    zones: region.zones,
    stackName: stack.shape.name,
    stackId: stack.id,
    notificationArns: stack.shape.notificationArns ?? [],
    resource(logicalId) {
      const record = stack.shape.resources[logicalId];
      const physicalId = record?.physicalId;
      if (record === undefined || physicalId === undefined) return undefined;
      return {
        physicalId,
        attribute: name => record.attributes[name] as Json | undefined,
      };
    },
    importValue: name => importedValue(region, name),
    dynamicReference: reference => dynamicReference(region, reference),
  };
}

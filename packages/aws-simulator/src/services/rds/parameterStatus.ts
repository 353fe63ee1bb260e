import type { DBParameterGroupStatus, Parameter } from '@aws-sdk/client-rds';
import type { Region } from '../../world/Region';
import type {
  DbInstanceShape,
  DbParameterGroupShape,
} from '../../world/resources/rds';
import { applyTypeOf } from './engineDefaults';

/**
 * The groups of an instance that is given another one: what is in it takes
 * effect with the next reboot.
 */
export function parameterGroupsOf(
  current: DBParameterGroupStatus | undefined,
  wanted: string | undefined,
): DBParameterGroupStatus[] {
  const name = wanted ?? 'default.postgres16';
  return current?.DBParameterGroupName === name
    ? [current]
    : [{ DBParameterGroupName: name, ParameterApplyStatus: 'pending-reboot' }];
}

/** Says of the instances of a group that changed whether they need a reboot. */
export function awaitReboot(
  region: Region,
  group: DbParameterGroupShape,
  before: readonly Parameter[],
) {
  const valueIn = (list: readonly Parameter[], name: string | undefined) =>
    list.find(each => each.ParameterName === name)?.ParameterValue;
  const needsReboot = [...before, ...group.parameters].some(
    ({ ParameterName: name = '' }) =>
      applyTypeOf(name) === 'static' &&
      valueIn(before, name) !== valueIn(group.parameters, name),
  );
  if (!needsReboot) return;
  for (const { shape } of region.dbInstances.all()) {
    for (const status of shape.DBParameterGroups ?? []) {
      if (status.DBParameterGroupName === group.DBParameterGroupName) {
        status.ParameterApplyStatus = 'pending-reboot';
      }
    }
  }
}

/** What a reboot does to them. */
export function applyParameters(instance: DbInstanceShape) {
  for (const status of instance.DBParameterGroups ?? []) {
    status.ParameterApplyStatus = 'in-sync';
  }
}

/** Whether an instance uses a parameter group. */
export const isGroupUsed = (region: Region, name: string): boolean =>
  region.dbInstances
    .all()
    .flatMap(({ shape }) => shape.DBParameterGroups ?? [])
    .some(each => each.DBParameterGroupName === name);

/** Why a group that is used cannot be deleted. */
export const groupIsUsed = (name: string) =>
  `One or more database instances are still members of this parameter group ${name}, so the group cannot be deleted`;

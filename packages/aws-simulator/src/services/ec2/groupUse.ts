import type { Region } from '../../world/Region';
import { interfacesAt } from './networkInterfaces';

/** Whether anything has a security group, or a rule of another refers to it. */
export const isGroupInUse = (
  region: Region,
  groupId: string,
  at: Date,
): boolean =>
  interfacesAt(region, at).some(({ shape }) =>
    shape.Groups?.some(each => each.GroupId === groupId),
  ) ||
  region.securityGroupRules
    .all()
    .some(
      ({ shape }) =>
        shape.GroupId !== groupId &&
        shape.ReferencedGroupInfo?.GroupId === groupId,
    );

import type * as ec2 from '@aws-sdk/client-ec2';
import { AwsError, type Handlers } from '../../wire';
import type { Region } from '../../world/Region';
import type { World } from '../../world/World';
import { type FilterKeys, filtered } from './filters';

const FILTERS: FilterKeys<ec2.AvailabilityZone & { tags: {} }> = {
  'group-name': ({ GroupName }) => [GroupName],
  'opt-in-status': ({ OptInStatus }) => [OptInStatus],
  'region-name': ({ RegionName }) => [RegionName],
  state: ({ State }) => [State],
  'zone-id': ({ ZoneId }) => [ZoneId],
  'zone-name': ({ ZoneName }) => [ZoneName],
  'zone-type': ({ ZoneType }) => [ZoneType],
};

export function zoneHandlers(world: World): Handlers<typeof ec2> {
  return {
    DescribeAvailabilityZones({ ZoneNames, ZoneIds, Filters }, context) {
      const all = zonesOf(world.region(context.accountId, context.region));
      const missing = ZoneNames?.find(
        name => !all.some(each => each.ZoneName === name),
      );
      if (missing) {
        throw new AwsError(
          'InvalidParameterValue',
          `Invalid availability zone: [${missing}]`,
        );
      }
      const asked = all.filter(
        each =>
          (!ZoneNames?.length || ZoneNames.includes(each.ZoneName)) &&
          (!ZoneIds?.length || ZoneIds.includes(each.ZoneId)),
      );
      return {
        AvailabilityZones: filtered(
          asked.map(each => ({ ...each, tags: {} })),
          Filters,
          FILTERS,
        ),
      };
    },
  };
}

const zonesOf = (region: Region) =>
  region.zones.map((ZoneName, index) => ({
    ZoneName,
    ZoneId: `${region.name}-az${index + 1}`,
    ZoneType: 'availability-zone',
    GroupName: region.name,
    NetworkBorderGroup: region.name,
    RegionName: region.name,
    State: 'available' as const,
    OptInStatus: 'opt-in-not-required' as const,
    Messages: [],
  }));

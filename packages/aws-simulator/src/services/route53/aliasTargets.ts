import type { Resource } from '../../world/Resource';
import type { HostedZoneShape, RecordSet } from '../../world/resources/route53';
import { isWithin, relativeName } from '../../world/dns/names';
import { CLOUDFRONT_ZONE_ID } from '../../world/dns/serviceZones';
import type { World } from '../../world/World';

/**
 * What is wrong with the target of an alias, if anything.
 *
 * @param records - those of the zone after the whole change
 */
export function aliasProblem(
  world: World,
  zone: Resource<HostedZoneShape>,
  record: RecordSet,
  records: RecordSet[],
): string | undefined {
  const { DNSName: target = '', HostedZoneId: zoneId } =
    record.AliasTarget ?? {};
  const tried = `Tried to create an alias that targets ${target}, type ${record.Type} in zone ${zoneId}`;
  if (zoneId === zone.id) {
    if (!isWithin(target, zone.shape.name)) {
      return `${tried}, but the alias target name does not lie within the target zone`;
    }
    const exists = records.some(
      each => each.Name === target && each.Type === record.Type,
    );
    return exists ? undefined : `${tried}, but that target was not found`;
  }
  if (target.endsWith('.cloudfront.net.') !== (zoneId === CLOUDFRONT_ZONE_ID)) {
    return `${tried}, but the alias target name does not lie within the target zone`;
  }
  return isServiceName(world, target, zoneId)
    ? undefined
    : `${tried}, but that target was not found`;
}

/** Whether a name is that of a distribution or load balancer of anybody's. */
function isServiceName(
  world: World,
  target: string,
  zoneId: string | undefined,
): boolean {
  const name = relativeName(target);
  if (zoneId === CLOUDFRONT_ZONE_ID) {
    return world
      .allRegions()
      .some(region =>
        region.distributions.find(each => each.domainName === name),
      );
  }
  const balancer = name.replace(/^dualstack\./, '');
  return world
    .allRegions()
    .some(region =>
      region.loadBalancers.find(
        each =>
          each.DNSName?.toLowerCase() === balancer &&
          each.CanonicalHostedZoneId === zoneId,
      ),
    );
}

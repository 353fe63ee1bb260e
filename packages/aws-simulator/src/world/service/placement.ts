import type { Region } from '../Region';
import type { EcsServiceShape } from '../resources/ecs';
import { seededFraction } from '../seeded';
import type { TaskRun } from './TaskRun';

const FIRST_FREE_HOST = 10;

/** Where a task runs: the service's subnets take turns. */
export function placementOf(
  region: Region,
  service: Pick<EcsServiceShape, 'networkConfiguration'>,
  slot: number,
  taskId: string,
): Pick<TaskRun, 'zone' | 'subnetId' | 'privateIp'> {
  const subnets =
    service.networkConfiguration.awsvpcConfiguration?.subnets ?? [];
  const subnetId = subnets.length > 0 ? subnets[slot % subnets.length] : '';
  const subnet = region.subnets.get(subnetId)?.shape;
  return {
    zone: subnet?.AvailabilityZone ?? region.zones[slot % region.zones.length],
    subnetId,
    privateIp: hostIn(subnet?.CidrBlock ?? '10.0.10.0/24', taskId),
  };
}

/** An address in the last octet of a CIDR block. */
function hostIn(cidr: string, key: string): string {
  const network = cidr.split('/')[0].split('.').slice(0, 3).join('.');
  const host = FIRST_FREE_HOST + Math.floor(seededFraction(key) * 240);
  return `${network}.${host}`;
}

import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { invalidCombination } from './refusals';

/**
 * Reboots an instance into its standby, which changes places with it.
 *
 * @throws AwsError `InvalidParameterCombination` without a standby
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html
 */
export function failOver(world: World, instance: Resource<DbInstanceShape>) {
  const { shape } = instance;
  if (!shape.MultiAZ) {
    throw invalidCombination(
      'ForceFailover cannot be specified since the instance is not configured for MultiAZ.',
    );
  }
  startActivity(world, instance, {
    status: 'rebooting',
    seconds: 12,
    category: 'failover',
    begins: [
      'The user requested a failover of the DB instance.',
      'Multi-AZ instance failover started.',
    ],
    ended: ['DB instance restarted', 'Multi-AZ instance failover completed'],
  });
  const { AvailabilityZone, SecondaryAvailabilityZone } = shape;
  shape.AvailabilityZone = SecondaryAvailabilityZone ?? AvailabilityZone;
  shape.SecondaryAvailabilityZone = AvailabilityZone;
}

import type { Region } from '../../world/Region';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';
import { startActivity } from './activity';
import { removeInstance } from './deletion';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MS = 24 * 3_600_000;

/**
 * Does what time does to instances: pending changes take effect in the
 * maintenance window, and a deletion comes to its end. To be called before
 * anything looks at them.
 */
export function maintainInstances(world: World, region: Region): void {
  const now = world.now();
  for (const instance of region.dbInstances.all()) {
    const { goneAt, pendingSince, PreferredMaintenanceWindow } = instance.shape;
    if (goneAt && goneAt <= now) {
      removeInstance(world, region, instance);
      world.changed();
    } else if (
      pendingSince &&
      nextWindow(pendingSince, PreferredMaintenanceWindow) <= now
    ) {
      applyPending(world, instance);
      world.changed();
    }
  }
}

/** Makes the pending values the instance's own, which takes a while. */
export function applyPending(
  world: World,
  instance: Resource<DbInstanceShape>,
) {
  const { shape } = instance;
  const changes = shape.PendingModifiedValues ?? {};
  const multiAz = changes.MultiAZ;
  Object.assign(shape, changes);
  if (multiAz !== undefined) {
    shape.SecondaryAvailabilityZone = multiAz
      ? shape.SecondaryAvailabilityZone ??
        otherZone(shape.AvailabilityZone ?? '')
      : undefined;
  }
  shape.PendingModifiedValues = {};
  shape.pendingSince = undefined;
  startActivity(world, instance, {
    status: 'modifying',
    seconds: 15,
    category: 'configuration change',
    begins: [`Applying modification to ${wordsFor(changes)}`],
    ended: [`Finished applying modification to ${wordsFor(changes)}`],
  });
}

const otherZone = (zone: string) =>
  zone.slice(0, -1) + (zone.endsWith('a') ? 'b' : 'a');

/** The beginning of the first window (`sun:04:00-sun:05:00`) after a time. */
function nextWindow(after: Date, window = 'sun:04:00-sun:05:00'): Date {
  const [day, hour, minute] = window.slice(0, 9).split(':');
  const start = new Date(after);
  start.setUTCHours(Number(hour), Number(minute), 0, 0);
  const days = (DAYS.indexOf(day) - start.getUTCDay() + 7) % 7;
  const next = new Date(start.getTime() + days * DAY_MS);
  return next > after ? next : new Date(next.getTime() + 7 * DAY_MS);
}

function wordsFor(changes: object): string {
  if ('DBInstanceClass' in changes) return 'DB instance class';
  if ('AllocatedStorage' in changes) return 'allocated storage';
  return 'MultiAZ' in changes ? 'Multi-AZ' : 'DB instance settings';
}

import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';

interface Activity {
  status: string;
  /** How long it takes at pace 1. */
  seconds: number;
  category: 'availability' | 'configuration change' | 'backup';
  /** The event when it begins, and the one when it has ended. */
  begins: string;
  ended: string;
}

/** Lets an instance be busy for a while, and writes the events of it. */
export function startActivity(
  world: World,
  { id, arn, shape }: Resource<DbInstanceShape>,
  activity: Activity,
) {
  const from = world.now();
  const to = new Date(
    from.getTime() + world.pace.milliseconds(activity.seconds),
  );
  if (to > from) {
    shape.activities = [
      ...(shape.activities ?? []),
      { status: activity.status, from, to },
    ];
  }
  const event = (at: Date, Message: string) => ({
    SourceIdentifier: id,
    SourceType: 'db-instance' as const,
    SourceArn: arn,
    Date: at,
    EventCategories: [activity.category],
    Message,
  });
  shape.events.push(event(from, activity.begins), event(to, activity.ended));
}

import type { Event } from '@aws-sdk/client-rds';
import type { Resource } from '../../world/Resource';
import type { DbInstanceShape } from '../../world/resources/rds';
import type { World } from '../../world/World';

type Category =
  | 'availability'
  | 'backup'
  | 'configuration change'
  | 'creation'
  | 'deletion'
  | 'failover'
  | 'read replica'
  | 'restoration';

interface Activity {
  status: string;
  /** How long it takes at pace 1. */
  seconds: number;
  category: Category;
  /** The events when it begins, and those when it has ended. */
  begins: string[];
  ended: string[];
}

type Instance = Pick<Resource<DbInstanceShape>, 'id' | 'arn' | 'shape'>;

/**
 * Lets an instance be busy for a while, and writes the events of it.
 *
 * @returns when it ends
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
export function startActivity(
  world: World,
  instance: Instance,
  activity: Activity,
): Date {
  const { shape } = instance;
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
  const tell = (at: Date, messages: string[]) =>
    messages.map(message => eventOf(instance, at, activity.category, message));
  shape.events.push(
    ...tell(from, activity.begins),
    ...tell(to, activity.ended),
  );
  return to;
}

export const eventOf = (
  { id, arn }: Pick<Instance, 'id' | 'arn'>,
  at: Date,
  category: Category,
  Message: string,
): Event => ({
  SourceIdentifier: id,
  SourceType: 'db-instance',
  SourceArn: arn,
  Date: at,
  EventCategories: [category],
  Message,
});

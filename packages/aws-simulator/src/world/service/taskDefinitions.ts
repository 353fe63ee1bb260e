import type { Region } from '../Region';

/** The number of the next revision of a family; numbers are never used twice. */
export const nextRevision = (region: Region, family: string): number =>
  1 +
  Math.max(
    0,
    ...region.taskDefinitions
      .where(each => each.family === family)
      .map(each => each.shape.revision),
  );

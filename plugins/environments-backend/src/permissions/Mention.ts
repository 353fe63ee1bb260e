import type { EnvironmentResource } from './environmentResource';
import type { Sight } from './Sight';

/** Words about an environment that are for those alone who see it. */
export interface Mention {
  of: EnvironmentResource;
  words: string;
  /** What anybody may read in their place. */
  instead: string;
}

/** A text as somebody may read it. */
export function readBy(
  sight: Pick<Sight, 'includes'>,
  text: string,
  mentions: readonly Mention[],
): string {
  return mentions
    .filter(({ of }) => !sight.includes(of))
    .reduce(
      (read, { words, instead }) => read.replaceAll(words, instead),
      text,
    );
}

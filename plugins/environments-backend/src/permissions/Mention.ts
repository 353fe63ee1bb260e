import type { EnvironmentResource } from './environmentResource';
import type { Sight } from './Sight';

/** Words about an environment that are for those alone who see it. */
export interface Mention {
  of: EnvironmentResource;
  words: string;
  /** What anybody may read in their place. */
  instead: string;
}

/** A text with mentions in it, as somebody may read it. */
export function readBy(
  sight: Pick<Sight, 'includes'>,
  text: string,
  mentions: readonly Mention[],
): string {
  return mentions
    .filter(({ of }) => !sight.includes(of))
    .reduce(
      (read, { words, instead }) => read.replaceAll(words, () => instead),
      text,
    );
}

/**
 * The same of lines that are each a mention, or have none: within a line, the
 * words about one environment may be the end of those about another.
 */
export function linesReadBy(
  sight: Pick<Sight, 'includes'>,
  lines: readonly string[],
  mentions: readonly Mention[],
): string[] {
  const hidden = mentions.filter(({ of }) => !sight.includes(of));
  return lines.map(
    line => hidden.find(({ words }) => words === line)?.instead ?? line,
  );
}

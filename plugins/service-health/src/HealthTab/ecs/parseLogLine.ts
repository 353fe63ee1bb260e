/** A line of a log, in the order in which one wants to read it. */
export interface LogLine {
  level?: string;
  message: string;
  /** All other members, as `name=value`. */
  rest?: string;
}

/**
 * Takes a line in JSON apart, its message (with its stack, if it has one)
 * first; any other line is all message.
 */
export function parseLogLine(line: string): LogLine {
  const members = membersOf(line);
  if (!members) return { message: line };
  const { level, message, msg, stack, ...others } = members;
  const text = [message ?? msg, stack].filter(
    (part): part is string => typeof part === 'string',
  );
  if (text.length === 0) return { message: line };
  const rest = Object.entries(others)
    .map(([name, value]) => `${name}=${inWords(value)}`)
    .join(' ');
  return {
    ...(level !== undefined && { level: inWords(level) }),
    message: text.join('\n'),
    ...(rest && { rest }),
  };
}

function membersOf(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return { ...JSON.parse(line) };
  } catch {
    // Cut off, or no JSON after all: it is shown as it stands.
    return undefined;
  }
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

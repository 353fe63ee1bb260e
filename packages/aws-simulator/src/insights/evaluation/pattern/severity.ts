const LABELS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:error|exception|fatal|critical|emerg\w*|alert)/i, 'Error'],
  [/\bwarn(?:ing)?\b/i, 'Warning'],
  [/\binfo(?:rmation)?\b/i, 'Info'],
  [/\b(?:debug|trace)\b/i, 'Debug'],
];

const LEVEL_FIELD = /"(?:level|severity|loglevel)"\s*:\s*"([^"]+)"/i;

/** The severity that a message names: in its level field, else in its words. */
export function severityOf(message: string): string | undefined {
  const [, level = message] = LEVEL_FIELD.exec(message) ?? [];
  return LABELS.find(([words]) => words.test(level))?.[1];
}

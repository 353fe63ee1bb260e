type Answers = Record<string, unknown>;

/** Which field of a section is asked for only with some answer to another. */
const ASKED_WITH: Record<
  string,
  Record<string, (answers: Answers) => boolean> | undefined
> = {
  domain: {
    name: ({ mode }) => isNamed(mode),
    hostedZoneId: ({ mode }) => mode === 'existing-zone',
    www: ({ mode }) => isNamed(mode),
  },
};

function isNamed(mode: unknown): boolean {
  return mode !== undefined && mode !== 'none';
}

/**
 * A section with the fields that matter with the answers so far: those that do
 * not, and were not filled in, only make a form look long.
 */
export function shownFields<
  TSchema extends { properties?: Record<string, unknown> },
>(section: string, schema: TSchema, formData: unknown): TSchema {
  const conditions = ASKED_WITH[section];
  const answers = (formData ?? {}) as Answers;
  const isShown = (field: string) => {
    const isAsked = conditions?.[field];
    if (!isAsked || isAsked(answers)) return true;
    const answer = answers[field];
    // What was filled in, and is refused, has to be seen.
    return typeof answer === 'string' && answer !== '';
  };
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([name]) => isShown(name)),
    ),
  };
}

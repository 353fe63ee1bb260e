/** Without the members that are undefined, so that they replace nothing. */
export const defined = <Values extends object>(
  values: Values,
): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Values>;

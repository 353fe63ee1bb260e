import {
  checkEnvironmentSpec,
  type SpecIssue,
} from '@quarterdeck/plugin-environments-common';

/** What is wrong with a field of a specification, or with those in it. */
export function specIssuesAt(formData: unknown, path: string): SpecIssue[] {
  return checkEnvironmentSpec(formData ?? {}).filter(
    issue => issue.path === path || issue.path.startsWith(`${path}.`),
  );
}

/** The errors of a section's fields, as react-jsonschema-form wants them. */
export function fieldErrors(
  issues: SpecIssue[],
): Record<string, { __errors: string[] }> {
  const errors: Record<string, { __errors: string[] }> = {};
  for (const { path, message } of issues) {
    const field = path.split('.')[1];
    if (field) (errors[field] ??= { __errors: [] }).__errors.push(message);
  }
  return errors;
}

import {
  checkEnvironmentSpec,
  environmentSpecFields,
  environmentSpecSchema,
  type MonthlyCost,
  monthlyCost,
  PRICED_REGIONS,
} from '@quarterdeck/plugin-environments-common';

/** What the price does not depend on, and a form may not have been told yet. */
const UNTOLD = {
  name: 'environment',
  stage: 'production',
  owner: 'group:default/owner',
  accountId: '000000000000',
};

/**
 * The price of a form as far as it is filled in, or why there is none.
 */
export function priceOfAnswers(formData: unknown): MonthlyCost | string {
  const answers = { ...UNTOLD, ...given(formData) };
  if (!('region' in answers)) return 'The price appears with a region.';
  const spec = environmentSpecSchema.safeParse(answers);
  if (!spec.success) {
    const [issue] = checkEnvironmentSpec(answers);
    return `The price appears once this is mended: ${issue.message}`;
  }
  const { region } = spec.data;
  return (
    monthlyCost(spec.data) ??
    `The prices of ${region} are not known; those of ${PRICED_REGIONS.join(
      ', ',
    )} are.`
  );
}

/** The answers that are there; of the name, which costs nothing, none. */
function given(formData: unknown): Record<string, unknown> {
  const answers = Object.entries(formData ?? {}).filter(
    ([field, value]) =>
      field in environmentSpecFields.shape &&
      field !== 'name' &&
      value !== undefined &&
      value !== '',
  );
  return Object.fromEntries(answers);
}

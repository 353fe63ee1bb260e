import path from 'node:path';
import { ACTIONS_BY_TYPE } from './actionsByType';
import { provisioningPolicies } from './provisioningPolicies';

/** Where the generated policies are, from the root of the repository. */
export const POLICIES_FILE = path.join(
  'docs',
  'environment',
  'provisioning-policies.json',
);

/** The policies of the provisioning role, as the documentation has them. */
export function renewedPolicies(): string {
  const policies = provisioningPolicies(Object.keys(ACTIONS_BY_TYPE));
  const named = Object.fromEntries(
    policies.map((policy, index) => [
      `quarterdeck-provisioning-${index + 1}`,
      policy,
    ]),
  );
  return `${JSON.stringify(named, null, 2)}\n`;
}

import path from 'node:path';
import { ACTIONS_BY_TYPE } from './actionsByType';
import { provisioningPolicies } from './provisioningPolicies';
import { whyAll } from './whyAll';

/** Where the generated policies are, from the root of the repository. */
export const POLICIES_FILE = path.join(
  'docs',
  'environment',
  'provisioning-policies.json',
);

/**
 * The policies of the provisioning role, as the documentation has them, with
 * the reason for each action that is allowed on all resources.
 */
export function renewedPolicies(): string {
  const policies = provisioningPolicies(Object.keys(ACTIONS_BY_TYPE));
  const named = Object.fromEntries(
    policies.map((policy, index) => [
      `quarterdeck-provisioning-${index + 1}`,
      policy,
    ]),
  );
  const unscoped = policies
    .flatMap(({ Statement }) => Statement)
    .filter(({ Condition, Resource }) => Resource === '*' && !Condition)
    .flatMap(({ Action }) => Action);
  const why = Object.fromEntries(
    unscoped.map(action => [action, whyAll(action)]),
  );
  return `${JSON.stringify(
    { ...named, 'why-on-all-resources': why },
    null,
    2,
  )}\n`;
}

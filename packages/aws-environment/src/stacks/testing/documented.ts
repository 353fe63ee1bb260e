import {
  type EnvironmentSpecInput,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';

/** The environment that the architecture describes. */
export const documentedSpec: EnvironmentSpecInput = {
  name: 'fckdoomscroll',
  stage: 'production',
  owner: 'group:default/platform',
  accountId: '123456789012',
  region: 'us-east-1',
};

/** The documented environment, changed. */
export function specWith(changes: Partial<EnvironmentSpecInput> = {}) {
  return parseEnvironmentSpec({ ...documentedSpec, ...changes });
}

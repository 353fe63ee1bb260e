import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@quarterdeck/test-support';
import { ACTIONS_BY_TYPE } from './actionsByType';
import { LONGEST_POLICY, provisioningPolicies } from './provisioningPolicies';
import { POLICIES_FILE, renewedPolicies } from './renewedPolicies';
import { RESOURCE_SCOPES } from './resourceScopes';
import { whyAll } from './whyAll';

/** The types in the templates of all examples, as their snapshots have them. */
function typesInTemplates(): Set<string> {
  const snapshot = readFileSync(
    path.join(
      repositoryRoot,
      'packages/aws-environment/src/stacks/__snapshots__/addEnvironment.test.ts.snap',
    ),
    'utf8',
  );
  const found = snapshot.matchAll(/"Type": "(AWS::\w+::\w+)"/g);
  return new Set([...found].map(([, type]) => type));
}

const policies = provisioningPolicies(Object.keys(ACTIONS_BY_TYPE));
const statements = policies.flatMap(({ Statement }) => Statement);
const actions = new Set(statements.flatMap(({ Action }) => Action));

describe('the policies of the provisioning role', () => {
  it('say what every resource in the templates takes', () => {
    const types = [...typesInTemplates()];
    expect(types.length).toBeGreaterThan(50);
    expect(types.filter(type => !ACTIONS_BY_TYPE[type])).toEqual([]);
  });

  it('name each action', () => {
    expect([...actions].filter(action => /[*?]/.test(action))).toEqual([]);
    expect(
      [...actions].filter(action => !/^[a-z0-9-]+:[A-Z]\w+$/.test(action)),
    ).toEqual([]);
  });

  it('narrow each action down, or say why they do not', () => {
    const unscoped = statements
      .filter(({ Condition, Resource }) => Resource === '*' && !Condition)
      .flatMap(({ Action }) => Action);
    expect(unscoped.filter(action => !whyAll(action))).toEqual([]);
    // What destroys data by a name is never allowed on everything.
    expect(
      unscoped.filter(action =>
        /^(cloudformation|ecr|iam|rds|s3|secretsmanager):(Delete|Put|Modify|Pass)/.test(
          action,
        ),
      ),
    ).toEqual([]);
  });

  it('have a scope for no action that they do not need', () => {
    const scoped = RESOURCE_SCOPES.flatMap(scope => scope.actions);
    expect(scoped.filter(action => !actions.has(action))).toEqual([]);
  });

  it('fit into managed policies, of which a role takes ten', () => {
    expect(policies.length).toBeLessThanOrEqual(10);
    for (const policy of policies) {
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(LONGEST_POLICY);
    }
  });

  it('refuse a type of which nobody knows what it takes', () => {
    expect(() => provisioningPolicies(['AWS::Lambda::Function'])).toThrow(
      'Nobody has said what AWS::Lambda::Function takes',
    );
  });

  it('are in the documentation: run `generate`', () => {
    const file = path.join(repositoryRoot, POLICIES_FILE);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(renewedPolicies()),
    );
  });
});

import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { environmentFormSchema } from '@quarterdeck/plugin-environments-common';
import { validateEnvironmentSpecField } from './EnvironmentSpecField';
import { fieldErrors, specIssuesAt } from './specIssues';

const [, advanced] = environmentFormSchema();
const answers = {
  name: 'shop',
  stage: 'production',
  owner: 'group:default/shop',
  accountId: '123456789012',
  region: 'us-east-1',
};

async function errorsOf(path: string, formData: object) {
  const validation = createFieldValidation();
  await validateEnvironmentSpecField({}, validation, {
    apiHolder: { get: () => undefined },
    formData: { ...answers, ...formData },
    schema: advanced.properties[path] as never,
    uiSchema: { 'ui:options': { path } } as never,
  });
  return validation.__errors ?? [];
}

describe('EnvironmentSpecField', () => {
  it.each([
    [
      'a size that Fargate does not have',
      'service',
      { service: { cpu: 256, memoryMb: 16384 } },
      /^Memory per task.*: Fargate has no task with 256 CPU units/,
    ],
    [
      'fewer tasks at most than at least',
      'service',
      { service: { minCount: 4, maxCount: 2 } },
      /At most 2 tasks is fewer than at least 4/,
    ],
    [
      'pools that overcommit the database',
      'database',
      { database: { connectionsPerTask: 50 } },
      /overcommit/,
    ],
    ['a range that is none', 'network', { network: { cidr: 'all' } }, /range/],
  ])('refuses %s', async (_, path, formData, message) => {
    expect(await errorsOf(path, formData)).toEqual([
      expect.stringMatching(message),
    ]);
    expect(await errorsOf('operations', formData)).toEqual([]);
  });

  it('says it at the field', () => {
    const issues = specIssuesAt(
      { ...answers, service: { cpu: 256, memoryMb: 16384 } },
      'service',
    );
    expect(fieldErrors(issues)).toEqual({
      memoryMb: { __errors: [issues[0].message] },
    });
  });
});

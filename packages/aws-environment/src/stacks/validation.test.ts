import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PolicyViolation } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { addEnvironment } from './addEnvironment';
import { createApp } from './createApp';
import { EXAMPLES, exampleSpec } from './testing/examples';

// The validation of the CDK takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Report {
  pluginReports: { violations: { ruleName: string }[] }[];
}

const describeViolation = (violation: PolicyViolation) =>
  `${violation.ruleName} ${violation.violatingResources
    .map(({ resourceLogicalId }) => resourceLogicalId)
    .join(', ')}`;

describe('the templates', () => {
  it.each(EXAMPLES)('of %s are good enough for AwsSolutions', example => {
    const app = createApp();
    addEnvironment(app, exampleSpec(example));
    const { violations } = new AwsSolutionsChecks().validateScope(app);
    expect(violations.map(describeViolation)).toEqual([]);
  });

  it.each(['fckdoomscroll.json', 'elsewhere.yaml'] as const)(
    'of %s are valid for the rules that the CDK brings',
    example => {
      const outdir = mkdtempSync(
        path.join(tmpdir(), 'quarterdeck-validation-'),
      );
      try {
        const app = createApp({ outdir });
        addEnvironment(app, exampleSpec(example));
        app.synth();
        const { pluginReports }: Report = JSON.parse(
          readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'),
        );
        expect(pluginReports).not.toEqual([]);
        expect(
          pluginReports.flatMap(({ violations }) =>
            violations.map(({ ruleName }) => ruleName),
          ),
        ).toEqual([]);
      } finally {
        rmSync(outdir, { recursive: true, force: true });
      }
    },
  );
});

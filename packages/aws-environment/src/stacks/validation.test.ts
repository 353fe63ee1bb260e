import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addEnvironment } from './addEnvironment';
import { createApp } from './createApp';
import { specWith } from './testing/documented';

// The validation takes seconds on a busy machine.
jest.setTimeout(60_000);

describe('the templates', () => {
  it('are valid for the rules that the CDK brings', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'quarterdeck-validation-'));
    try {
      const app = createApp({ outdir });
      addEnvironment(app, specWith());
      app.synth();
      const report = JSON.parse(
        readFileSync(path.join(outdir, 'validation-report.json'), 'utf8'),
      );
      const violations = report.pluginReports.flatMap(
        (plugin: { violations: unknown[] }) => plugin.violations,
      );
      expect(violations).toEqual([]);
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PACKAGE = path.resolve(__dirname, '..');

/** Runs the CDK app as the `cdk` command does. */
function runApp(context: Record<string, string>, outdir: string) {
  return spawnSync(
    process.execPath,
    ['-r', '@backstage/cli/config/nodeTransform.cjs', 'bin/app.ts'],
    {
      cwd: PACKAGE,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        CDK_OUTDIR: outdir,
        CDK_CONTEXT_JSON: JSON.stringify(context),
        CDK_VALIDATION: 'false',
      },
    },
  );
}

// Processes of their own take their time on a busy machine.
jest.setTimeout(60_000);

describe('the CDK app', () => {
  let outdir: string;

  beforeEach(() => {
    outdir = mkdtempSync(path.join(tmpdir(), 'quarterdeck-app-'));
  });
  afterEach(() => rmSync(outdir, { recursive: true, force: true }));

  it('synthesizes a file, for every region at once', () => {
    const { status } = runApp({ spec: 'examples/elsewhere.yaml' }, outdir);
    expect(status).toBe(0);
    expect(
      readdirSync(outdir).filter(file => file.endsWith('.template.json')),
    ).toEqual([
      'cert.template.json',
      'data.template.json',
      'edge.template.json',
      'network.template.json',
      'ops.template.json',
      'service.template.json',
    ]);
  });

  it('asks for a specification when there is none', () => {
    const { status, stderr } = runApp({}, outdir);
    expect(status).not.toBe(0);
    expect(stderr).toContain('-c spec=examples/fckdoomscroll.json');
  });
});

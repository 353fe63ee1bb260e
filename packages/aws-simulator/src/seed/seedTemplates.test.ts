import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '@quarterdeck/aws-environment';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import { PLACEHOLDER_NAME, PLACEHOLDER_OWNER } from './seedTemplates';

const FILE = path.join(__dirname, 'templates.json');

async function generate() {
  const stages: Record<string, unknown> = {};
  for (const stage of ['production', 'staging'] as const) {
    const { stacks } = await synthesize({
      name: PLACEHOLDER_NAME,
      stage,
      owner: PLACEHOLDER_OWNER,
      accountId: DEFAULT_ACCOUNT_ID,
      region: 'us-east-1',
    });
    stages[stage] = stacks.map(stack => ({
      stackName: stack.stackName,
      tags: stack.tags,
      terminationProtection: stack.terminationProtection,
      template: JSON.parse(stack.templateBody),
    }));
  }
  return JSON.stringify(stages);
}

describe('the templates of the seed', () => {
  // UPDATE_SEED=1 writes them anew; prettier then gives them their form.
  it('are what the CDK package makes today', async () => {
    const generated = await generate();
    if (process.env.UPDATE_SEED) {
      writeFileSync(FILE, generated);
    }
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(
      JSON.parse(generated),
    );
  }, 60_000);
});

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { synthesize } from '@quarterdeck/aws-environment';
import { DEFAULT_ACCOUNT_ID } from '../wire';
import {
  HOME,
  PLACEHOLDER_NAME,
  PLACEHOLDER_OWNER,
  PLACEHOLDER_REGION,
} from './seedTemplates';

const FILE = path.join(__dirname, 'templates.json');

async function stacksIn(region: string, stage: 'production' | 'staging') {
  const { stacks } = await synthesize({
    name: PLACEHOLDER_NAME,
    stage,
    owner: PLACEHOLDER_OWNER,
    accountId: DEFAULT_ACCOUNT_ID,
    region,
  });
  return stacks.map(stack => ({
    stackName: stack.stackName,
    region: stack.region,
    tags: stack.tags,
    terminationProtection: stack.terminationProtection,
    template: JSON.parse(stack.templateBody),
  }));
}

async function generate() {
  const stages: Record<string, unknown> = {};
  for (const stage of ['production', 'staging'] as const) {
    stages[stage] = {
      home: await stacksIn(HOME, stage),
      elsewhere: await stacksIn(PLACEHOLDER_REGION, stage),
    };
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

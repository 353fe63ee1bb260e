import templates from './templates.json';

/** The name that the templates were made with. */
export const PLACEHOLDER_NAME = 'seedling';
/** The owner that the templates were made with. */
export const PLACEHOLDER_OWNER = 'group:default/seedling';
/** The account that the templates were made with. */
export const PLACEHOLDER_ACCOUNT = '123456789012';
/** What CloudFront uses is here, wherever the environment is. */
export const HOME = 'us-east-1';
/** The region of the templates for environments that are anywhere else. */
export const PLACEHOLDER_REGION = 'eu-central-1';

export interface SeedStack {
  stackName: string;
  region: string;
  templateBody: string;
  tags: Record<string, string>;
  terminationProtection: boolean;
}

export interface SeedEnvironment {
  name: string;
  stage: 'production' | 'staging';
  owner: string;
  accountId: string;
  region: string;
}

/**
 * The stacks of an environment as the CDK package makes them, in the order of
 * deployment. They were made once for a placeholder; loading the CDK to make
 * them anew would take seconds at each start.
 */
export function seedStacks(environment: SeedEnvironment): SeedStack[] {
  const { name, stage, owner, accountId, region } = environment;
  const fill = (text: string) =>
    text
      .replaceAll(PLACEHOLDER_OWNER, owner)
      .replaceAll(PLACEHOLDER_NAME, name)
      .replaceAll(PLACEHOLDER_ACCOUNT, accountId)
      .replaceAll(PLACEHOLDER_REGION, region);
  const { home, elsewhere } = templates[stage];
  return (region === HOME ? home : elsewhere).map(stack => ({
    stackName: fill(stack.stackName),
    region: fill(stack.region),
    templateBody: fill(JSON.stringify(stack.template)),
    tags: JSON.parse(fill(JSON.stringify(stack.tags))),
    terminationProtection: stack.terminationProtection,
  }));
}

import type {
  EnvironmentSpecInput,
  StackPart,
} from '@quarterdeck/plugin-environments-common';
import { Template } from 'aws-cdk-lib/assertions';
import { addEnvironment } from '../addEnvironment';
import { createApp } from '../createApp';
import type { EnvironmentStack } from '../EnvironmentStack';
import { specWith } from './documented';

// Two seconds a synthesis; validation.test.ts does it once.
process.env.CDK_VALIDATION = 'false';

const synthesized = new Map<string, EnvironmentStack[]>();

/**
 * The template of a part of the documented environment, changed. All stacks
 * are made: what one exports depends on what the others import.
 */
export function templateOf(
  part: StackPart,
  changes: Partial<EnvironmentSpecInput> = {},
): Template {
  const key = JSON.stringify(changes);
  const stacks =
    synthesized.get(key) ?? addEnvironment(createApp(), specWith(changes));
  synthesized.set(key, stacks);
  const stack = stacks.find(candidate => candidate.part === part);
  if (!stack) throw new Error(`There is no stack of the part ${part}.`);
  return Template.fromStack(stack);
}

import type {
  EnvironmentSpecInput,
  StackPart,
} from '@quarterdeck/plugin-environments-common';
import { Template } from 'aws-cdk-lib/assertions';
import { addEnvironment } from '../addEnvironment';
import { createApp } from '../createApp';
import { type Example, exampleSpec } from './examples';

// Two seconds a synthesis; validation.test.ts does it once.
process.env.CDK_VALIDATION = 'false';

type Changes = Partial<EnvironmentSpecInput>;

const synthesized = new Map<string, Map<StackPart, Template>>();

/** The templates of an example, changed: made once for each test file. */
export function templatesOf(
  example: Example,
  changes: Changes = {},
): Map<StackPart, Template> {
  const key = example + JSON.stringify(changes);
  const known = synthesized.get(key);
  if (known) return known;
  const stacks = addEnvironment(createApp(), exampleSpec(example, changes));
  const templates = new Map(
    stacks.map(stack => [stack.part, Template.fromStack(stack)]),
  );
  synthesized.set(key, templates);
  return templates;
}

/** The template of a part of the documented environment, changed. */
export function templateOf(part: StackPart, changes: Changes = {}): Template {
  return exampleTemplate('fckdoomscroll.json', part, changes);
}

export function exampleTemplate(
  example: Example,
  part: StackPart,
  changes: Changes = {},
): Template {
  const template = templatesOf(example, changes).get(part);
  if (!template) throw new Error(`There is no stack of the part ${part}.`);
  return template;
}

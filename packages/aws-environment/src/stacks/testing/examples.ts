import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type EnvironmentSpec,
  type EnvironmentSpecInput,
  parseEnvironmentSpec,
} from '@quarterdeck/plugin-environments-common';
import { parse } from 'yaml';

/** What `examples/` has; its comments say what each is an example of. */
export const EXAMPLES = [
  'fckdoomscroll.json',
  'small.yaml',
  'no-domain.yaml',
  'elsewhere.yaml',
] as const;

export type Example = (typeof EXAMPLES)[number];

const FOLDER = path.join(
  path.dirname(require.resolve('@quarterdeck/aws-environment/package.json')),
  'examples',
);

const read = (example: Example): EnvironmentSpecInput =>
  parse(readFileSync(path.join(FOLDER, example), 'utf8'));

/** A specification of `examples/`, with whole sections changed. */
export function exampleSpec(
  example: Example,
  changes: Partial<EnvironmentSpecInput> = {},
): EnvironmentSpec {
  return parseEnvironmentSpec({ ...read(example), ...changes });
}

/** The environment that the architecture describes. */
export const documentedSpec = read('fckdoomscroll.json');

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnvironmentSpec } from '@quarterdeck/plugin-environments-common';
import { parse } from 'yaml';
import { addEnvironment, createApp } from '../src/stacks';

/**
 * The CDK app: the environment of a file, JSON or YAML, that is named with
 * `-c spec=<file>`.
 */
const app = createApp();
const file = app.node.tryGetContext('spec');
if (typeof file !== 'string') {
  throw new Error(
    'Name the specification of the environment: -c spec=examples/fckdoomscroll.json',
  );
}
addEnvironment(
  app,
  parseEnvironmentSpec(parse(readFileSync(path.resolve(file), 'utf8'))),
);

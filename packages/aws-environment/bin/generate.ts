import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renewedPages } from '../src/pages/renewedPages';
import { environmentTemplate } from '../src/template/environmentTemplate';

const repository = path.resolve(__dirname, '../../..');

/** Writes what is made of the specification, the prices and the tests. */
function generate(file: string, contents: string) {
  const target = path.join(repository, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, contents);
  process.stdout.write(`Wrote ${file}\n`);
}

generate('templates/aws-environment/template.yaml', environmentTemplate());
for (const { file, contents } of renewedPages(repository)) {
  generate(file, contents);
}

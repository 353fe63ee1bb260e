import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentTemplate } from '../src/template/environmentTemplate';
import { withOptionsTable } from '../src/template/optionsTable';

const repository = path.resolve(__dirname, '../../..');

/** Writes what is made of the specification: the template and its page. */
function generate(file: string, contents: string) {
  const target = path.join(repository, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, contents);
  process.stdout.write(`Wrote ${file}\n`);
}

const page = readFileSync(path.join(repository, 'docs/environment.md'), 'utf8');

generate('templates/aws-environment/template.yaml', environmentTemplate());
generate('docs/environment.md', withOptionsTable(page));

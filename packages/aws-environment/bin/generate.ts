import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentTemplate } from '../src/template/environmentTemplate';

const file = path.resolve(
  __dirname,
  '../../../templates/aws-environment/template.yaml',
);

mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, environmentTemplate());
process.stdout.write(`Wrote ${file}\n`);

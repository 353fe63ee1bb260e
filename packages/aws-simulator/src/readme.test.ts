import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RESOURCE_PROVIDERS } from './cloudformation/resources';
import { StackEngine } from './cloudformation/stacks/StackEngine';
import { allServices } from './services';
import { operationsTable } from './services/operationsTable';
import { World } from './world/World';

const README = path.join(__dirname, '../README.md');

function generated(): Record<string, string> {
  const world = new World();
  return {
    operations: operationsTable(allServices(world, new StackEngine(world))),
    'resource types': [...RESOURCE_PROVIDERS.keys()]
      .sort()
      .map(type => `\`${type}\``)
      .join(', '),
  };
}

/** Puts generated text between `<!-- name -->` and `<!-- end -->`. */
const fill = (readme: string, name: string, text: string) =>
  readme.replace(
    new RegExp(`(<!-- ${name} -->)[^]*?(<!-- end -->)`),
    (_all, start: string, end: string) => `${start}\n\n${text}\n\n${end}`,
  );

const withoutSpaces = (text: string) => text.replace(/[\s|-]+/g, ' ');

describe('the README', () => {
  // UPDATE_README=1 writes it anew; prettier then gives it its form.
  it('lists what is simulated today', () => {
    const readme = readFileSync(README, 'utf8');
    const wanted = Object.entries(generated()).reduce(
      (text, [name, part]) => fill(text, name, part),
      readme,
    );
    if (process.env.UPDATE_README) writeFileSync(README, wanted);
    expect(withoutSpaces(readFileSync(README, 'utf8'))).toBe(
      withoutSpaces(wanted),
    );
  });
});

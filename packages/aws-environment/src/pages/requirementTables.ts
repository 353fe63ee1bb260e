import path from 'node:path';
import { CORRECTED, REQUIREMENTS, type Requirement } from '../requirements';
import { type NamedTest, namedTests } from '../requirements/namedTests';
import { markdownTable } from './markdown';

/** Seen from the folder of the page. */
const ROOT = '../..';

/** What is asked for: where it is brought about, and what shows it. */
export function requirementsTable(repository: string): string {
  return table(REQUIREMENTS, namedTests(repository));
}

/** The same, of what the architecture gets wrong. */
export function correctionsTable(repository: string): string {
  return table(CORRECTED, namedTests(repository));
}

function table(
  requirements: readonly Requirement[],
  tests: NamedTest[],
): string {
  return markdownTable(
    ['number', 'what', 'where', 'shown by'],
    requirements.map(requirement => [
      requirement.number,
      requirement.line,
      requirement.file ? where(requirement.file) : '',
      requirement.proseOnly ?? shownBy(requirement.number, tests),
    ]),
  );
}

/** `data: Database.ts`, where the file is of one stack. */
function where(file: string): string {
  const part = /src\/stacks\/(\w+)\/./.exec(file)?.[1];
  return `${part ? `${part}: ` : ''}${link(file)}`;
}

function shownBy(number: string, tests: NamedTest[]): string {
  return tests
    .filter(test => test.numbers.includes(number))
    .map(({ file, title }) => `${link(file)}: ${plain(title)}`)
    .join('<br>');
}

function link(file: string): string {
  return `[${path.basename(file)}](${ROOT}/${file})`;
}

/** Without what the rows of a table put in. */
function plain(title: string): string {
  return title.replaceAll(/%\w|\$\w+/g, '…');
}

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A test that says which requirements it shows. */
export interface NamedTest {
  /** From the root of the repository. */
  file: string;
  /** What it says besides the numbers. */
  title: string;
  numbers: string[];
}

/** Where tests say so, from the root of the repository. */
const TESTS = [
  'packages/aws-environment/src/**/*.test.ts',
  'plugins/environments-common/src/**/*.test.ts',
  'plugins/scaffolder-backend-module-environments/src/fetch/**/*.test.ts',
];

/** `it('…'`, and `it.each([…])('…'`, whose table may have the numbers. */
const TEST =
  /\bit(?:\.each\((?<table>[^`]*?)\))?\(\s*(?<quote>['"`])(?<name>.*?)\k<quote>/gs;
const NUMBER = /\b(?<from>[RF]\d{2,3})(?: to (?<to>[RF]\d{2,3}))?\b/g;
const LEADING_NUMBERS =
  /^(?:%s|\$\w+|[RF]\d{2,3})(?:(?:,? | to | and )(?:[RF]\d{2,3}))* /;

/** All tests that name requirements, in the order of their files. */
export function namedTests(repository: string): NamedTest[] {
  return globSync(TESTS, { cwd: repository })
    .sort()
    .flatMap(file =>
      testsIn(readFileSync(path.join(repository, file), 'utf8')).map(test => ({
        file: file.replaceAll(path.sep, '/'),
        ...test,
      })),
    );
}

/** The tests in a file that name requirements. */
export function testsIn(source: string): Omit<NamedTest, 'file'>[] {
  return [...source.matchAll(TEST)].flatMap(({ groups }) => {
    const { name, table = '' } = groups ?? {};
    const numbers = numbersIn(`${name} ${table}`);
    if (numbers.length === 0) return [];
    return [{ title: name.replace(LEADING_NUMBERS, ''), numbers }];
  });
}

/** `R012 R014 to R016` are four. */
export function numbersIn(text: string): string[] {
  const numbers = [...text.matchAll(NUMBER)].flatMap(({ groups }) => {
    const { from, to = from } = groups ?? {};
    return range(from, to);
  });
  return [...new Set(numbers)];
}

function range(from: string, to: string): string[] {
  const [first, last] = [from, to].map(number => Number(number.slice(1)));
  return Array.from(
    { length: last - first + 1 },
    (_, i) => from[0] + String(first + i).padStart(from.length - 1, '0'),
  );
}

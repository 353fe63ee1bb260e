import { existsSync } from 'node:fs';
import path from 'node:path';
import { CORRECTED, REQUIREMENTS } from '.';
import { namedTests, numbersIn, testsIn } from './namedTests';

const repository = path.resolve(__dirname, '../../../..');
const all = [...REQUIREMENTS, ...CORRECTED];
const tested = new Set(namedTests(repository).flatMap(test => test.numbers));
const numbersOf = (requirements: typeof all) =>
  requirements.map(({ number }) => number);

describe('the list of requirements', () => {
  it('has each number once', () => {
    const count = (letter: string, length: number, digits: number) =>
      Array.from(
        { length },
        (_, i) => letter + String(i + 1).padStart(digits, '0'),
      );
    expect(numbersOf([...REQUIREMENTS])).toEqual(count('R', 245, 3));
    expect(numbersOf([...CORRECTED])).toEqual(count('F', 28, 2));
  });

  it('says in one line what each is', () => {
    expect(all.filter(({ line }) => !/^[^\n]{10,90}[.?]$/.test(line))).toEqual(
      [],
    );
  });

  it('says where each is brought about', () => {
    const missing = all.filter(
      ({ file, proseOnly }) =>
        !proseOnly && !(file && existsSync(path.join(repository, file))),
    );
    expect(missing).toEqual([]);
  });

  it('has a test for each, but for those that no test can show', () => {
    const untested = all.filter(
      ({ number, proseOnly }) => !proseOnly && !tested.has(number),
    );
    expect(numbersOf(untested)).toEqual([]);
  });

  it('has an excuse for none that a test does show', () => {
    const excused = all.filter(
      ({ number, proseOnly }) => proseOnly && tested.has(number),
    );
    expect(numbersOf(excused)).toEqual([]);
  });

  it('has every number that a test names', () => {
    const known = new Set(numbersOf(all));
    expect([...tested].filter(number => !known.has(number))).toEqual([]);
  });
});

describe('the numbers of tests', () => {
  it('are in their names, as such or as a range', () => {
    expect(numbersIn('R098 R100 to R102, F22 counts')).toEqual([
      'R098',
      'R100',
      'R101',
      'R102',
      'F22',
    ]);
    expect(numbersIn('takes ER100 and R5')).toEqual([]);
  });

  it('are in their tables', () => {
    const source = `it.each([['R${148}', 1], ['R${149}', 2]])(
      '%s tells of %s', (_, n) => { expect(f(n)).toBe('') });
      it("R${150} counts", () => {});
      it('says nothing', () => {});`;
    expect(testsIn(source)).toEqual([
      { title: 'tells of %s', numbers: [`R${148}`, `R${149}`] },
      { title: 'counts', numbers: [`R${150}`] },
    ]);
  });
});

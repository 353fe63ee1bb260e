import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable, withGenerated } from './markdown';
import { renewedPages } from './renewedPages';

const repository = path.resolve(__dirname, '../../../..');
const pages = renewedPages(repository);

describe('the pages about the environment', () => {
  it.each(pages)('have what is generated: run `generate` for $file', page => {
    const { file, contents } = page;
    expect(readFileSync(path.join(repository, file), 'utf8')).toBe(contents);
  });

  it('have a row for each option, region and requirement', () => {
    const text = pages.map(({ contents }) => contents).join('\n');
    expect(text).toContain('| `service.memoryMb`');
    expect(text).toContain('| `eu-central-1`');
    expect(text).toContain('| **Total** ');
    expect(text.match(/^\| R\d{3} /gm)).toHaveLength(245);
    expect(text.match(/^\| F\d{2} /gm)).toHaveLength(28);
  });
});

describe('what is generated', () => {
  it('replaces what was there', () => {
    const page = 'a <!-- x: generated -->old<!-- end of x --> b';
    expect(withGenerated(page, 'x', 'new')).toBe(
      'a <!-- x: generated -->\n\nnew\n\n<!-- end of x --> b',
    );
  });

  it('needs a place', () => {
    expect(() => withGenerated('a', 'x', 'new')).toThrow('no place for the x');
  });

  it('is a table, with numbers to the right', () => {
    expect(
      markdownTable(
        ['a', 'USD'],
        [
          ['x|y', '1.00'],
          ['z', '10.00'],
        ],
        { numbers: ['USD'] },
      ),
    ).toBe(
      [
        '| a    |   USD |',
        '| ---- | ----: |',
        '| x\\|y |  1.00 |',
        '| z    | 10.00 |',
      ].join('\n'),
    );
  });
});

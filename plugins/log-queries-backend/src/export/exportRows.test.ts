import type { RunRow } from '@quarterdeck/plugin-log-queries-common';
import { exportRows } from './exportRows';

async function* chunks(): AsyncGenerator<RunRow[]> {
  yield [{ a: '1', b: 'say "hi", twice', '@ptr': 'p' }];
  yield [{ a: '=HYPERLINK("x")' }, { a: '-5', b: 'two\nlines' }];
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

describe('exportRows', () => {
  it('writes CSV that a spreadsheet reads and does not run', async () => {
    expect(await textOf(exportRows('csv', ['a', 'b'], chunks()))).toBe(
      [
        'a,b',
        '1,"say ""hi"", twice"',
        '"\'=HYPERLINK(""x"")",',
        '-5,"two\nlines"',
        '',
      ].join('\r\n'),
    );
  });

  it('writes JSON without the pointers of AWS', async () => {
    const text = await textOf(exportRows('json', ['a', 'b'], chunks()));
    expect(JSON.parse(text)).toEqual([
      { a: '1', b: 'say "hi", twice' },
      { a: '=HYPERLINK("x")' },
      { a: '-5', b: 'two\nlines' },
    ]);
  });

  it('writes an empty list for no rows', async () => {
    async function* none(): AsyncGenerator<RunRow[]> {}
    expect(JSON.parse(await textOf(exportRows('json', [], none())))).toEqual(
      [],
    );
  });
});

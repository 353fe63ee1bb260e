import { lineAndColumn } from './position';

describe('lineAndColumn', () => {
  it('counts lines and columns from 1', () => {
    const text = 'fields @message\n| filtr x\n';
    expect(lineAndColumn(text, 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn(text, text.indexOf('filtr'))).toEqual({
      line: 2,
      column: 3,
    });
  });
});

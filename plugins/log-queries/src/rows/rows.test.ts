import { levelOf } from './level';
import { fieldNamesOf, recordFields } from './recordFields';

describe('recordFields', () => {
  it('names nested fields as a query does', () => {
    expect(
      recordFields('{"level":"error","http":{"status":503},"tags":["a","b"]}'),
    ).toEqual([
      ['level', 'error'],
      ['http.status', '503'],
      ['tags.0', 'a'],
      ['tags.1', 'b'],
    ]);
    expect(recordFields('{not json')).toEqual([]);
    expect(recordFields('plain text')).toEqual([]);
  });

  it('collects the names of some rows', () => {
    expect(
      fieldNamesOf([
        { '@ptr': 'p', '@message': '{"a":1}' },
        { '@message': 'x', b: '2' },
      ]),
    ).toEqual(['@message', 'a', 'b']);
  });
});

describe('levelOf', () => {
  it.each([
    [{ level: 'WARN' }, 'warning'],
    [{ '@message': '{"level":"error"}' }, 'error'],
    [{ '@message': '{"level":50}' }, 'error'],
    [{ '@message': '{"level":20}' }, 'debug'],
    [{ '@message': '2026-03-01 [ERROR] boom' }, 'error'],
    [{ '@message': 'there was no error' }, undefined],
    [{ count: '7' }, undefined],
  ] as const)('%j is %s', (row, level) => {
    expect(levelOf(row as Record<string, string>)).toBe(level);
  });
});

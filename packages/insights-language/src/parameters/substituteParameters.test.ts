import { ParameterError } from './ParameterError';
import { substituteParameters } from './substituteParameters';

describe('substituteParameters', () => {
  it.each([
    [
      'in a string',
      'filter a like "id={{v}}"',
      'a"b\\c',
      'filter a like "id=a\\"b\\\\c"',
    ],
    [
      'in single quotes',
      "filter a like 'id={{v}}'",
      "it's",
      "filter a like 'id=it\\'s'",
    ],
    [
      'in a regular expression',
      'filter a like /x{{v}}/',
      'a/b.c',
      'filter a like /xa\\/b\\.c/',
    ],
    [
      'as a pattern in a string',
      'filter a =~ "x{{v}}"',
      'a.b',
      'filter a =~ "xa\\\\.b"',
    ],
    ['in backticks', 'fields `{{v}}`', 'a name', 'fields `a name`'],
    [
      'as a field',
      'stats count(*) by {{v}}',
      'http.status',
      'stats count(*) by http.status',
    ],
    ['as a field with a blank', 'fields {{v}}', 'a name', 'fields `a name`'],
    [
      'as a field called like a keyword',
      'sort {{v}} desc',
      'by',
      'sort `by` desc',
    ],
    [
      'as a number to compare with',
      'filter status >= {{v}}',
      '500',
      'filter status >= 500',
    ],
    ['as a negative number', 'filter a > {{v}}', '-1.5', 'filter a > -1.5'],
    [
      'as a text to compare with',
      'filter level = {{v}}',
      'error',
      'filter level = "error"',
    ],
    [
      'as digits that are no number',
      'filter id = {{v}}',
      '007',
      'filter id = "007"',
    ],
    ['in a list', 'filter id in ["a", {{v}}]', 'b', 'filter id in ["a", "b"]'],
    ['as a limit', 'fields a | limit {{v}}', '20', 'fields a | limit 20'],
    [
      'as a period',
      'stats count(*) by bin({{v}})',
      '5m',
      'stats count(*) by bin(5m)',
    ],
    [
      'as the amount of a period',
      'stats count(*) by bin({{v}}m)',
      '5',
      'stats count(*) by bin(5m)',
    ],
    [
      'as a part of a name',
      'fields http_{{v}}',
      'status',
      'fields http_status',
    ],
    [
      'in a comment',
      'fields a # {{v}}\n| limit 1',
      'x\n| limit 9',
      'fields a # x | limit 9\n| limit 1',
    ],
    [
      'twice',
      'filter a = {{v}} or b like /{{v}}/',
      'x',
      'filter a = "x" or b like /x/',
    ],
  ])('%s', (_, template, v, result) => {
    expect(substituteParameters(template, { v })).toBe(result);
  });

  it.each([
    ['fields a | limit {{v}}', '1 | limit 9', 'must be a number here'],
    ['stats count(*) by bin({{v}})', 'a', 'must be a period here, such as 5m'],
    ['fields `{{v}}`', 'a` | limit 1 #', 'without backticks'],
    ['fields http_{{v}}', 'a | b', 'must be letters, digits and _ here'],
    ['fields {{v}}', '', "must be a field's name here"],
    ['fields a | {{v}} b', 'filter', 'cannot stand here'],
    ['fields {{v}}(a)', 'count', "cannot be a function's name"],
    ['filter a like "\\{{v}}"', 'n', 'behind a backslash'],
    ['filter a like /\\Q{{v}}\\E/', '\\E.*', 'between \\Q and \\E'],
    ['parse a "{{v}} *" as b', '*', 'cannot be read'],
  ])('%s refuses %j', (template, v, why) => {
    expect(() => substituteParameters(template, { v })).toThrow(why);
    expect(() => substituteParameters(template, { v })).toThrow(ParameterError);
  });

  it('says which one has no value, and where it is', () => {
    expect(() => substituteParameters('filter a = {{b}}', {})).toThrow(
      expect.objectContaining({ parameter: 'b', start: 11, end: 16 }),
    );
    // An object has more names than its own.
    expect(() => substituteParameters('filter a = {{toString}}', {})).toThrow(
      'needs a value',
    );
  });

  it('tells the place of another mistake in the template', () => {
    expect(() =>
      substituteParameters('filter a = {{long_name}} | filtr b', {
        long_name: 'x',
      }),
    ).toThrow(expect.objectContaining({ start: 27, end: 32 }));
  });

  it('does not look into values', () => {
    expect(
      substituteParameters('filter a = {{a}} and b = {{b}}', {
        a: '{{b}}',
        b: 'x',
      }),
    ).toBe('filter a = "{{b}}" and b = "x"');
  });
});

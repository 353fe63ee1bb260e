import { parseQuery } from '@quarterdeck/insights-language';
import { addFilter } from './addFilter';
import { withoutParameters } from './parameters';
import { problemsOf } from './problems';
import { piecesOf } from './tokens';

function colored(text: string) {
  return piecesOf(text).map(piece => `${piece.kind} ${piece.text}`);
}

describe('piecesOf', () => {
  it('tells commands, functions, fields and values apart', () => {
    expect(
      colored(
        'fields @timestamp, level # newest\n| filter level like /err/ and duration > 5 | stats count(*) by bin(5m)',
      ),
    ).toEqual([
      'command fields',
      'systemField @timestamp',
      'operator ,',
      'field level',
      'comment # newest',
      'operator |',
      'command filter',
      'field level',
      'keyword like',
      'regex /err/',
      'keyword and',
      'field duration',
      'operator >',
      'number 5',
      'operator |',
      'command stats',
      'function count',
      'operator (',
      'operator *',
      'operator )',
      'keyword by',
      'function bin',
      'operator (',
      'number 5m',
      'operator )',
    ]);
  });

  it('finds parameters, also inside of texts', () => {
    expect(colored('filter a = {{value}} or b = "x {{other}}"')).toEqual(
      expect.arrayContaining(['parameter {{value}}', 'parameter {{other}}']),
    );
  });

  it('goes on behind what it cannot read', () => {
    expect(colored('filter a = "half\n| limit 5')).toEqual(
      expect.arrayContaining(['command filter', 'command limit', 'number 5']),
    );
  });

  it('takes a command of a subquery for one', () => {
    expect(colored('filter id in (fields id | limit 5)')).toEqual(
      expect.arrayContaining(['command fields', 'command limit']),
    );
  });
});

describe('problemsOf', () => {
  it('marks what AWS would refuse', () => {
    const text = 'fields @message\n| filtr level = 1';
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ severity: 'error' });
    expect(text.slice(problem.start, problem.end)).toBe('filtr');
  });

  it('suggests what a misspelled function may mean', () => {
    expect(problemsOf('stats cuont(*) by bin(5m)')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: 'There is no function cuont; did you mean count?',
      }),
    ]);
  });

  it('marks the last character when the query ends too early', () => {
    const text = 'filter level =';
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ start: text.length - 1, end: text.length }),
    ]);
  });

  it('takes parameters wherever a value may stand', () => {
    expect(
      problemsOf(
        'filter id = {{id}} and name = "{{name}}" | stats count(*) by bin({{period}}) | limit {{most}}',
      ),
    ).toEqual([]);
    expect(withoutParameters('limit {{n}}')).toBe('limit 00001');
  });
});

describe('addFilter', () => {
  it('goes behind what finds and before what arranges', () => {
    expect(
      addFilter('fields @message\n| sort @timestamp desc\n| limit 20', {
        field: 'statusCode',
        value: '503',
      }),
    ).toBe(
      'fields @message\n| filter statusCode = 503\n| sort @timestamp desc\n| limit 20',
    );
    expect(
      addFilter('stats count(*) by route', { field: 'route', value: '/a' }),
    ).toBe('stats count(*) by route\n| filter route = "/a"');
    expect(addFilter('limit 5', { field: 'a', value: '1' })).toBe(
      'filter a = 1\n| limit 5',
    );
    expect(addFilter('', { field: 'a', value: '007', negated: true })).toBe(
      'filter a != "007"',
    );
  });

  it('adds nothing twice', () => {
    const text = 'filter level = "error"';
    expect(addFilter(text, { field: 'level', value: 'error' })).toBe(text);
  });

  it.each(['"', '\\', '\\"', "'", 'a\nb', '`', '| limit 1', '$&'])(
    'keeps the value %j in its quotes',
    value => {
      const text = addFilter('fields a | limit 9', { field: 'a', value });
      const { commands } = parseQuery(text ?? '');
      expect(commands).toMatchObject([
        { kind: 'fields' },
        { kind: 'filter', condition: { right: { kind: 'literal', value } } },
        { kind: 'limit' },
      ]);
    },
  );

  it('puts names that are no plain words into backticks', () => {
    expect(addFilter('', { field: 'user-id', value: 'x' })).toBe(
      'filter `user-id` = "x"',
    );
    expect(addFilter('', { field: 'limit', value: 'x' })).toBe(
      'filter `limit` = "x"',
    );
    expect(addFilter('', { field: 'a`b', value: 'x' })).toBeUndefined();
    expect(addFilter('', { field: 'a', value: '{{x}}' })).toBeUndefined();
  });
});

import { QuerySyntaxError } from '@quarterdeck/insights-language';
import { InsightsQuery } from './InsightsQuery';

function errorOf(query: string): QuerySyntaxError {
  try {
    InsightsQuery.compile(query);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      return error;
    }
    throw error;
  }
  throw new Error(`Compiled: ${query}`);
}

describe('a malformed query', () => {
  it.each([
    [
      'fields @timestamp | fitler x = 1',
      'fitler',
      'unexpected symbol found fitler',
    ],
    ['filter level = ', '', 'unexpected symbol found end of query'],
    ['filter (a = 1', '', 'unexpected symbol found end of query, expected )'],
    ['filter a = 1)', ')', 'unexpected symbol found )'],
    ['fields a b', 'b', 'unexpected symbol found b'],
    ['stats foo(x)', 'foo', 'unknown function foo'],
    ['stats level', 'level', 'stats needs an aggregate function'],
    [
      'fields count(x)',
      'count',
      'the aggregate function count is only allowed in stats',
    ],
    ['stats sum(sum(x))', 'sum', 'the aggregate function sum is only allowed'],
    ['stats avg(a, b)', 'avg(a, b)', 'avg takes 1 arguments, found 2'],
    ['fields strlen()', 'strlen()', 'strlen takes 1 arguments, found 0'],
    ['filter @message like /a', '/a', 'unterminated regular expression'],
    ['filter @message like /(a/', '/(a/', 'invalid regular expression'],
    ['filter a = "x', '"x', 'unterminated string'],
    ['fields `a', '`a', 'unterminated field name'],
    ['fields a ; b', ';', 'unexpected symbol found ;'],
    ['limit 0', '0', 'limit must be between 1 and 100000'],
    ['limit ten', 'ten', 'unexpected symbol found ten'],
    ['stats count() by bin(5parsecs)', '5parsecs', 'unknown unit of time'],
    [
      'parse @message "a * b *" as one',
      '"a * b *"',
      'parse needs a field name for each *',
    ],
    ['parse @message /no groups/', '/no groups/', 'needs a named group'],
    ['filter a not = 1', '=', 'expected like or in'],
    [
      'pattern @message',
      'pattern',
      'the simulator does not support the command pattern',
    ],
    ['fields a |', '', 'unexpected symbol found end of query'],
  ])('%s', (query, place, message) => {
    const error = errorOf(query);
    expect(error.message).toContain(message);
    expect(query.slice(error.start, error.end)).toBe(place);
  });

  it('is described with line and position, as AWS does', () => {
    const query = 'fields @timestamp\n| fitler x = 1';
    expect(errorOf(query).describe(query)).toBe(
      'unexpected symbol found fitler at line 2 and position 2',
    );
  });

  it('may not be longer than AWS allows, nor nested without end', () => {
    expect(errorOf(`fields ${'a'.repeat(10_000)}`).message).toContain(
      'longer than 10000',
    );
    expect(errorOf(`filter ${'('.repeat(5000)}`).message).toContain(
      'nested too deeply',
    );
  });
});

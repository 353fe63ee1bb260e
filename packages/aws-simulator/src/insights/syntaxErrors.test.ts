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
      'anomaly @message',
      'anomaly',
      'this simulator does not know the command anomaly',
    ],
    ['fields a | SOURCE "g"', 'SOURCE "g"', 'SOURCE must be the first command'],
    ['SOURCE logGroups(color: ["x"])', 'color', 'does not know color'],
    [
      'SOURCE logGroups(namePrefix: ["1","2","3","4","5","6"])',
      'namePrefix',
      'takes at most 5',
    ],
    ['fillmissing', 'fillmissing', 'fillmissing needs stats'],
    ['lookup t a as b OUTPUT c', 't', 'the lookup table t does not exist'],
    ['join left=a where a.x=b.x (SOURCE g)', 'where', 'expected right=<alias>'],
    [
      'join left=a right=b where c.x=b.x (SOURCE g)',
      'c.x',
      'expected a field of a',
    ],
    ['filter a in (SOURCE g', '', 'unexpected symbol found end of query'],
    ['fields (fields a)', 'a', 'unexpected symbol found a, expected )'],
    [
      'outlier action=drop a',
      'drop',
      'action must be one of remove, transform',
    ],
    ['outlier param=1 param=2 a', 'param', 'param is given twice'],
    ['appendcols max=0 (SOURCE g)', '0', 'max must be a number from 1'],
    ['autoregress a p=0', '0', 'expected a number from 1'],
    ['relevantfields a', 'relevantfields', 'does not know the command'],
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
    expect(errorOf('filter a in ('.repeat(20)).message).toContain(
      'nested too deeply',
    );
  });
});

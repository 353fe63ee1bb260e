import { sampleEvents } from '../testing/sampleEvents';
import type { Corpus, CorpusCase } from './CorpusCase';

function counts(name: string, condition: string, expected: number): CorpusCase {
  return {
    name,
    query: `filter ${condition} | stats count() as n`,
    rows: [{ n: String(expected) }],
  };
}

export const filters: Corpus = {
  name: 'filters',
  events: sampleEvents,
  cases: [
    counts('like with a regular expression', '@message like /ERROR/', 100),
    counts('like without regard to case', '@message like /(?i)error/', 100),
    counts('like with a text', '@message like "Timeout"', 100),
    counts('like with percent signs', "@message like '%Timeout%'", 100),
    counts('like with percent signs is anchored', "@message like 'Time%'", 0),
    counts('not like', '@message not like /ERROR/', 900),
    counts('=~', '@message =~ /^ERROR \\[req-\\d0\\]/', 9),
    counts('=', 'level = "warn"', 128),
    counts('= with single quotes', "level = 'warn'", 128),
    counts('!= leaves out events without the field', 'level != "warn"', 772),
    counts('comparison of numbers', 'duration >= 50 and duration < 60', 90),
    counts('comparison with a text that is a number', 'duration > "97"', 20),
    counts('nested fields', 'http.status = 500', 50),
    counts('a key with a dot in it', '`dotted.key` = 1', 500),
    counts('a key with a dot, unquoted', 'dotted.key = 1', 500),
    counts('a list element by dot', 'tags.1 = "b1"', 500),
    counts('a list element by brackets', 'tags[1] = "b1"', 500),
    counts('in', 'http.path in ["/p0", "/p2"]', 400),
    counts('not in', 'http.path not in ["/p0", "/p2"]', 600),
    counts('numbers in a list', 'http.status in [200, 201]', 850),
    counts(
      'and binds more strongly than or',
      'level = "warn" or level = "info" and http.status = 500',
      171,
    ),
    counts(
      'parentheses',
      '(level = "warn" or level = "info") and http.status = 500',
      50,
    ),
    counts('not', 'not (duration > 10)', 190),
    counts('not binds less than a comparison', 'not duration > 10', 190),
    counts('booleans are true', 'cached = true', 400),
    counts('booleans are 1', 'cached = 1', 400),
    counts('booleans by themselves', 'cached', 400),
    counts('booleans are false', 'cached = "false"', 500),
    counts('ispresent', 'ispresent(level)', 900),
    counts('not ispresent', 'not ispresent(level)', 100),
    counts('a missing field is less than nothing', 'missing < 5', 0),
    counts(
      'fields computed from a message',
      'strcontains(@message, "p1")',
      250,
    ),
    counts('arithmetic', 'duration % 10 = 3 and duration * 2 > 100', 50),
    counts('an at-sign key of JSON', '@@version = 1', 900),
    counts('an at-sign key of JSON with one sign', '@version = 1', 0),
    counts('the log stream', '@logStream = "ecs/app/task1"', 333),
    counts('the log group', '@log like /sample$/', 1000),
    counts('the time', '@timestamp >= 1795341600000 + 990000', 10),
    counts('filter twice', 'level = "warn" | filter http.status = 500', 7),
  ],
};

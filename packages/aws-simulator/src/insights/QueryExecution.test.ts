import fc from 'fast-check';
import { QuerySyntaxError } from '@quarterdeck/insights-language';
import { InsightsQuery } from './InsightsQuery';
import type { LogEvent } from './LogEvent';
import { sampleEvents } from './testing/sampleEvents';

function rowsOf(query: string, events: Iterable<LogEvent>) {
  return InsightsQuery.compile(query)
    .run(events)
    .rows()
    .map(({ fields }) =>
      Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    );
}

describe('QueryExecution', () => {
  it('counts what it scanned and what matched', () => {
    const execution = InsightsQuery.compile(
      'filter level = "warn" | unnest tags into tag | stats count() by tag',
    ).run(sampleEvents);

    expect(execution.statistics).toEqual({
      recordsScanned: 1000,
      recordsMatched: 128,
      bytesScanned: sampleEvents.reduce(
        (sum, { message }) => sum + Buffer.byteLength(message),
        0,
      ),
    });
  });

  it('scans everything, also where a limit is reached early', () => {
    const execution = InsightsQuery.compile('limit 3').run(sampleEvents);
    expect(execution.rows()).toHaveLength(3);
    expect(execution.statistics.recordsScanned).toBe(1000);
    expect(execution.statistics.recordsMatched).toBe(1000);
  });

  it('shows what it has while it runs, without harm to what comes', () => {
    const query = InsightsQuery.compile(
      'sort duration desc | fields duration + 1 as duration | limit 2',
    );
    const execution = query.start();
    const values = () =>
      execution.rows().map(({ fields }) => fields.map(f => f.value));

    sampleEvents.slice(0, 50).forEach(event => execution.add(event));
    expect(values()).toEqual([['50'], ['49']]);
    expect(values()).toEqual([['50'], ['49']]);
    sampleEvents.slice(50, 100).forEach(event => execution.add(event));
    expect(values()).toEqual([['100'], ['99']]);
  });

  it('hands on the event of a row until rows are aggregated', () => {
    const [row] = InsightsQuery.compile('fields level')
      .run(sampleEvents)
      .rows();
    expect(row.event).toBe(sampleEvents[0]);
    const [group] = InsightsQuery.compile('stats count()')
      .run(sampleEvents)
      .rows();
    expect(group.event).toBeUndefined();
  });

  it('agrees with a direct computation over the same events', () => {
    const line = fc.record(
      {
        level: fc.constantFrom('info', 'warn', 'error'),
        duration: fc.integer({ min: 0, max: 5000 }),
        statusCode: fc.constantFrom(200, 301, 404, 500),
      },
      { requiredKeys: ['level'] },
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom('<', '<=', '>', '>=', '=', '!='),
        (lines, threshold, operator) => {
          const compare: Record<string, (a: number, b: number) => boolean> = {
            '<': (a, b) => a < b,
            '<=': (a, b) => a <= b,
            '>': (a, b) => a > b,
            '>=': (a, b) => a >= b,
            '=': (a, b) => a === b,
            '!=': (a, b) => a !== b,
          };
          const events = lines.map((content, index) => ({
            timestamp: index * 1000,
            logStream: 's',
            log: 'l',
            message: JSON.stringify(content),
          }));
          const expected = new Map<
            string,
            { n: number; durations: number[] }
          >();
          for (const { level, duration, statusCode } of lines) {
            const matches =
              duration !== undefined &&
              compare[operator](duration, threshold) &&
              !(statusCode !== undefined && statusCode >= 500);
            if (matches) {
              const group = expected.get(level) ?? { n: 0, durations: [] };
              group.n++;
              group.durations.push(duration);
              expected.set(level, group);
            }
          }

          const rows = rowsOf(
            `filter duration ${operator} ${threshold} and not statusCode >= 500
             | stats count() as n, min(duration) as least, max(duration) as most, sum(duration) as total by level
             | sort level`,
            events,
          );

          expect(rows).toEqual(
            [...expected]
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([level, { n, durations }]) => ({
                level,
                n: String(n),
                least: String(Math.min(...durations)),
                most: String(Math.max(...durations)),
                total: String(durations.reduce((sum, d) => sum + d, 0)),
              })),
          );
        },
      ),
    );
  });

  it('never throws anything but a QuerySyntaxError for any text', () => {
    const word = fc.constantFrom(
      'fields',
      'filter',
      'stats',
      'count',
      '(',
      ')',
      '|',
      'by',
      'like',
      '/',
      '"',
      "'",
      '`',
      ',',
      '=',
      '[',
      ']',
      '*',
      '5m',
      '7',
      'a',
      '@message',
      'not',
      'in',
      'and',
      'as',
      'parse',
      '.',
      '-',
      '^',
      '#',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), words => {
        const failure = failureOf(() =>
          InsightsQuery.compile(words.join(' '))
            .run(sampleEvents.slice(0, 20))
            .rows(),
        );
        expect(
          failure === undefined || failure instanceof QuerySyntaxError,
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('puts non-numbers before numbers and counts digits, as AWS documents', () => {
    const values = [
      '3',
      'A',
      '#',
      '0',
      '2345_',
      '111A',
      '5A',
      '01',
      '@',
      'a12345hfh',
      '*%04',
      '!:',
      'A9876fghj',
      '2',
      '1',
      '0#',
      '@_',
    ];
    const events = values.map((value, index) => ({
      timestamp: index,
      logStream: 's',
      log: 'l',
      message: JSON.stringify({ value }),
    }));
    const sorted = rowsOf('fields value | sort value asc, @timestamp', events);
    expect(sorted.map(({ value }) => value)).toEqual([
      '!:',
      '#',
      '*%04',
      '0#',
      '5A',
      '111A',
      '2345_',
      '@',
      '@_',
      'A',
      'A9876fghj',
      'a12345hfh',
      '0',
      '01',
      '1',
      '2',
      '3',
    ]);
  });
});

/** What a piece of work throws, if it does. */
function failureOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

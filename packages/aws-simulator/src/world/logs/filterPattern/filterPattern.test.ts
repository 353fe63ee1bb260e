import { compileFilterPattern, FilterPatternError } from '.';

const json = (value: object) => JSON.stringify(value);
const LINE = '127.0.0.1 - frank [10/Oct/2000:13:25:15] "GET /a b" 404 1534';

describe('filter patterns', () => {
  it.each([
    ['ERROR', 'an ERROR here', true],
    ['ERROR -debug', 'ERROR debug', false],
    ['"two words"', 'in two words', true],
    ['?a1 ?b2', 'has b2', true],
    ['%ERR[OA]R%', 'an ERRAR', true],
    ['', 'anything', true],
    ['{ $.status >= 500 }', json({ status: 503 }), true],
    ['{ $.status >= 500 }', 'status 503', false],
    [
      '{ $.a.b[1]["c d"] = "x*" }',
      json({ a: { b: [0, { 'c d': 'xyz' }] } }),
      true,
    ],
    ['{ ($.a = 1 && $.b != 2) || $.c EXISTS }', json({ a: 1, b: 3 }), true],
    ['{ ($.a = 1 && $.b != 2) || $.c EXISTS }', json({ a: 1, b: 2 }), false],
    ['{ ($.a = 1 && $.b != 2) || $.c EXISTS }', json({ c: 0 }), true],
    ['{ $.a NOT EXISTS }', json({ b: 1 }), true],
    ['{ $.a IS NULL }', json({ a: null }), true],
    ['{ $.a IS TRUE }', json({ a: 'true' }), false],
    ['{ $.route = %^/api/(feed|search)% }', json({ route: '/api/feed' }), true],
    ['[ip, id, user, time, request, status, bytes]', LINE, true],
    ['[ip, id, user, time, request, status]', LINE, false],
    ['[..., status = 4*, bytes > 1000]', LINE, true],
    ['[ip, ..., status = 5* || status = 404, bytes]', LINE, true],
    ['[ip = 127*, ..., bytes < 1000]', LINE, false],
    ['[ip, id, user, time, request = "GET *", ...]', LINE, true],
  ])('%s on %s is %j', (pattern, message, expected) => {
    expect(compileFilterPattern(pattern).test(message)).toBe(expected);
  });

  it.each(['{ nonsense', '{ a = 1 }', '{ $.a ~ 1 }', '{ $.a }', '[a', '[a >]'])(
    'refuses %s',
    pattern => {
      expect(() => compileFilterPattern(pattern)).toThrow(FilterPatternError);
    },
  );

  it('knows the values that a metric filter publishes', () => {
    expect(
      compileFilterPattern('{ $.a EXISTS }').valueOf(json({ a: 7 }), '$.a'),
    ).toBe(7);
    expect(
      compileFilterPattern('[ip, ..., bytes]').valueOf(LINE, '$bytes'),
    ).toBe('1534');
  });
});

import { parseLogLine } from './parseLogLine';

it('puts the message of a line in JSON first', () => {
  expect(
    parseLogLine(
      '{"level":"error","message":"Start failed","stack":"Error: relation\\n    at x","requestId":"r1","statusCode":500}',
    ),
  ).toEqual({
    level: 'error',
    message: 'Start failed\nError: relation\n    at x',
    rest: 'requestId=r1 statusCode=500',
  });
});

it.each(['plain words', '{"cut":', '{"no":"message"}', ''])(
  'leaves %p as it is',
  line => expect(parseLogLine(line)).toEqual({ message: line }),
);

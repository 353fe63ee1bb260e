import { addLines, EMPTY_TAIL, MOST_LINES } from './TailBuffer';

const aLine = (message: string) => ({
  timestamp: '2026-03-01T02:00:00Z',
  logGroupName: '/ecs/shop',
  logStreamName: 'ecs/app/1',
  message,
});

describe('TailBuffer', () => {
  it('forgets the oldest lines, and numbers each once', () => {
    const many = Array.from({ length: MOST_LINES }, (_, index) =>
      aLine(String(index)),
    );
    const buffer = addLines(addLines(EMPTY_TAIL, many), [aLine('newest')]);
    expect(buffer.received).toBe(MOST_LINES + 1);
    expect(buffer.lines).toHaveLength(MOST_LINES);
    expect(buffer.lines[0]).toMatchObject({ message: '1', number: 1 });
    expect(buffer.lines[MOST_LINES - 1]).toMatchObject({
      message: 'newest',
      number: MOST_LINES,
    });
  });
});

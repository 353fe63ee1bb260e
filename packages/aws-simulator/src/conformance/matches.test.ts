import { mismatch } from './matches';

describe('what an answer is held to', () => {
  it.each<[string, unknown, unknown]>([
    ['members, whatever there is besides', { a: 1, b: 2 }, { a: 1 }],
    ['lists, item by item', { a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }],
    ['a pattern', 'arn:aws:x', { $matches: '^arn:' }],
    ['an item', [1, { a: 2 }], { $contains: { a: 2 } }],
    ['the lack of an item', [1], { $lacks: 2 }],
    ['a length', [1, 2], { $length: 2 }],
    ['a least length or number', [1, 2], { $atLeast: 2 }],
    ['a member that is not there', {}, { a: { $exists: false } }],
  ])('%s', (_what, actual, expected) => {
    expect(mismatch(actual, expected)).toBeUndefined();
  });

  it.each<[string, unknown, unknown]>([
    ['the answer.a is 1, not 2', { a: 1 }, { a: 2 }],
    ['the answer.a has not 1 items', { a: [] }, { a: [1] }],
    ['the answer[0].b is undefined', [{}], [{ b: 1 }]],
    ['does not match', 'x', { $matches: 'y' }],
    ['does not contain', [1], { $contains: 2 }],
    ['contains 1', [1], { $lacks: 1 }],
    ['has 1 items, not 2', [1], { $length: 2 }],
    ['is less than 2', 1, { $atLeast: 2 }],
    ['the answer.a is 1', { a: 1 }, { a: { $exists: false } }],
  ])('says: %s', (words, actual, expected) => {
    expect(mismatch(actual, expected)).toContain(words);
  });
});

import { chunked, groupedBy, mapLimited } from './batches';

it('cuts a list into pieces, none of them empty', () => {
  expect(chunked([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunked([], 2)).toEqual([]);
});

it('groups in the order of appearance', () => {
  expect([...groupedBy(['b1', 'a1', 'b2'], text => text[0])]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});

describe('mapLimited', () => {
  it('keeps the limit and the order', async () => {
    let running = 0;
    let most = 0;
    const results = await mapLimited([30, 10, 20, 5], 2, async delayMs => {
      most = Math.max(most, ++running);
      await new Promise(resolve => setTimeout(resolve, delayMs));
      running--;
      return delayMs;
    });
    expect(results).toEqual([30, 10, 20, 5]);
    expect(most).toBe(2);
  });

  it('ends with the first error', async () => {
    await expect(
      mapLimited([1, 2], 2, async n => {
        if (n === 2) throw new Error('two');
        return n;
      }),
    ).rejects.toThrow('two');
  });
});
